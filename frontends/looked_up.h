#pragma once

#include "frontends/python/evaluator.h"
#include "graph/pipeline.h"

// Programs that find what they call by name: getattr(module, name)(…).
namespace smgraph::frontends {

/// For a document without pipelines: adds one without steps, and not complete, in place of those
/// that the first such call may make. Linear in the calls.
void AddLookedUpPipeline(const python::Evaluator& evaluator, graph::Document& document);

}  // namespace smgraph::frontends
