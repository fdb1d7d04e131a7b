#pragma once

#include <vector>

#include "graph/pipeline.h"

namespace smgraph::graph {

/// The steps such that each comes after those it depends on; among the free ones the first inserted
/// goes first. Steps on or behind a cycle follow at the end in insertion order. O(V log V + E).
std::vector<StepId> TopologicalOrder(const Pipeline& pipeline);

/// One cycle, as the steps along it, or empty. Deterministic. O(V + E).
std::vector<StepId> FindCycle(const Pipeline& pipeline);

}  // namespace smgraph::graph
