#pragma once

#include <string_view>

#include "graph/base/json_tree.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::python {
class Evaluator;
class Registry;
}  // namespace smgraph::python

namespace smgraph::frontends {

/// How pipelines of a dialect are read from Python.
struct PythonForm {
  /// Puts the dialect's classes and functions into the registry.
  void (*declare)(python::Registry& registry) = nullptr;
  /// Called after the module and its entry points were evaluated: may evaluate more (a pipeline
  /// function that nobody called), then appends the pipelines it finds to `document`, in source
  /// order.
  void (*collect)(python::Evaluator& ev, graph::Document& document) = nullptr;
  /// The same, each pipeline with its PipelineInfo::definition; null when the dialect has none.
  void (*compile)(python::Evaluator& ev, graph::Document& document) = nullptr;
};

/// How they are read from JSON.
struct JsonForm {
  std::string_view name = {};  // "a SageMaker definition"
  std::string_view mark = {};  // what it is recognised by, for people: "\"Version\" and \"Steps\""
  bool (*recognises)(const JsonNode& root) = nullptr;
  Result<graph::Document> (*read)(std::string_view text, FileId file, SourceMap& sources) = nullptr;
};

/// A dialect that is read; each folder exports its own. What it is never written in has no
/// functions.
struct Frontend {
  graph::Dialect dialect = graph::Dialect::kGeneric;
  PythonForm python;
  JsonForm json;
};

}  // namespace smgraph::frontends
