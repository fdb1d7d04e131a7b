#pragma once

#include <span>
#include <string_view>

#include "frontends/dialect/dialect.h"
#include "graph/base/json_tree.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// The tables of everything that smgraph reads: a new dialect or format is a row (all_frontends.cc).
namespace smgraph::frontends {

/// A format of pipelines in JSON.
struct JsonReader {
  std::string_view name;  // "a SageMaker definition"
  std::string_view mark;  // what it is recognised by, for people: "\"Version\" and \"Steps\""
  bool (*recognises)(const JsonNode& root);
  Result<graph::Document> (*read)(std::string_view text, FileId file, SourceMap& sources);
};

/// The first that recognises a text reads it.
std::span<const JsonReader> JsonReaders();
/// The dialects whose classes Python files may use; each appends the pipelines it finds.
std::span<const PythonDialect> PythonDialects();

}  // namespace smgraph::frontends
