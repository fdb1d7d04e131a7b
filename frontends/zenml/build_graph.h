#pragma once

#include "frontends/zenml/state.h"
#include "graph/pipeline.h"

namespace smgraph::zenml {

/// The graph of a recording: a step for each invocation in call order; a reference edge for each
/// use of an output; an order edge where a step comes after another without using its outputs.
graph::Pipeline BuildGraph(python::Evaluator& ev, Recording& recording);

}  // namespace smgraph::zenml
