#pragma once

#include <vector>

#include "graph/pipeline.h"

namespace smgraph::render {

/// The steps such that each comes after those it depends on, of the free ones the smallest id
/// first: the same for every order in which the graph was built. Where only cycles are left, they
/// are entered where lines from outside lead to. O((V + E) log V), and that again for each cycle.
std::vector<graph::StepId> CanonicalOrder(const graph::Pipeline& pipeline);

}  // namespace smgraph::render
