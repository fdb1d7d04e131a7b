#pragma once

#include <string_view>

#include "frontends/python/evaluator.h"
#include "frontends/python/registry.h"
#include "graph/pipeline.h"

namespace smgraph::frontends {

/// A vocabulary that pipelines are written in, in Python. One row a dialect in all_frontends.cc.
struct PythonDialect {
  std::string_view name;
  /// Puts the dialect's classes and functions into the registry.
  void (*declare)(python::Registry&);
  /// Called after the module and its entry points were evaluated: may evaluate more (a pipeline
  /// function that nobody called), then appends the pipelines it finds to `document`, in source
  /// order.
  void (*collect)(python::Evaluator&, graph::Document& document);
};

}  // namespace smgraph::frontends
