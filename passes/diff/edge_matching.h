#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "passes/diff/correspondence.h"
#include "passes/diff/ports.h"

namespace smgraph::passes {

/// Which edges of two pipelines stand for each other, by their number in insertion order.
struct EdgeMatching {
  std::vector<graph::EdgeId> before;
  std::vector<graph::EdgeId> after;
  std::vector<std::optional<std::size_t>> after_of;   // by edge of the before
  std::vector<std::optional<std::size_t>> before_of;  // by edge of the after
  std::vector<bool> changed;  // by edge of the after: other port, arm or kind
  // Without a counterpart, and none is missed: the other side says the same in other edges.
  std::vector<bool> covered_before;
  std::vector<bool> covered_after;
};

/// Pairs the edges between matched steps: data by ports, orders and branches by arm, then what is
/// left between the same two steps as changed. Across dialects an order also counts as kept when
/// the other side's edges and guards imply it, and data handed over twice as handed over once.
EdgeMatching MatchEdges(const Correspondence& same, PortMatcher& ports);

}  // namespace smgraph::passes
