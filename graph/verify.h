#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::graph {

/// The invariants that `pipeline` breaks, one sentence each, in a fixed order; empty when it is
/// sound: ids are unique and not empty; port names are unique within a step's inputs and outputs; a
/// data edge's named ports exist; values and guards refer to steps and parameters that exist or are
/// flagged by a diagnostic, or are called by a name that is not known in an incomplete pipeline;
/// cycles are flagged by a diagnostic; every Unknown has a reason, and a place when the pipeline
/// was read from source; an incomplete pipeline has a diagnostic. O(steps + edges + values).
std::vector<std::string> Verify(const Pipeline& pipeline);

}  // namespace smgraph::graph
