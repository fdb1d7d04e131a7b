#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/changes.h"
#include "graph/pipeline.h"
#include "render/renderer.h"

// What other programs read. Two-space indentation, keys in a fixed order, a newline at the end.
namespace smgraph::render {

/// The form of graph/json.h with this pipeline as the only one (docs/graph.schema.json).
Result<std::string> JsonFile(const graph::Pipeline& pipeline, const RenderOptions& options);

/// `smgraph diff --format json` (docs/diff.schema.json).
Result<std::string> JsonFile(const graph::Comparison& comparison, const RenderOptions& options);

/// A part of a larger document: the text of a JSON value, under its key.
struct JsonPart {
  std::string_view key;
  std::string text;
};
/// One object of several documents, in their order (docs/report.schema.json).
std::string JoinedJson(const std::vector<JsonPart>& parts);

}  // namespace smgraph::render
