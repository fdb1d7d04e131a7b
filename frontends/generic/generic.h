#pragma once

#include <string_view>

#include "frontends/dialect/frontend.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// Graphs that are no pipelines of any framework: Graphviz's language and JSON lists of edges. Nodes
// become steps, edges become orders, what is written at an edge its arm.
namespace smgraph::generic {

/// JSON: {"nodes": [{"id", "label"}], "edges": [{"from", "to", "label"}]}; also "source", "target"
/// and "links", as networkx and D3 write them.
extern const frontends::Frontend kGeneric;

/// True when `text` begins like a graph in DOT.
bool LooksLikeDot(std::string_view text);

/// Reads the graphs of a DOT file. Fails with the line on a syntax error and on undirected graphs.
Result<graph::Document> ReadDot(std::string_view text, FileId file, SourceMap& sources);

}  // namespace smgraph::generic
