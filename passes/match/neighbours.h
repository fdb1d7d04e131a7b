#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// Who is matched with whom so far, by step; both vectors say the same.
struct Partners {
  std::vector<std::optional<graph::StepId>> of_before;
  std::vector<std::optional<graph::StepId>> of_after;
};

enum class Likeness : std::uint8_t { kContentAndNeighbours, kNeighbours };

/// The pairs of steps without a partner that are the only ones of their likeness on both sides, in
/// the order of the before's steps. One look: new pairs may make further ones possible.
/// `dialects_differ`: kinds, ports, arguments and orders are then no part of the likeness.
/// `effort` is what may still be spent (steps and edges looked at); it is reduced.
std::vector<std::pair<graph::StepId, graph::StepId>> PairsByNeighbours(
    const graph::Pipeline& before, const graph::Pipeline& after, const Partners& partners,
    Likeness likeness, bool dialects_differ, std::size_t& effort);

}  // namespace smgraph::passes
