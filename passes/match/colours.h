#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// A hash of what tells a step from others, the same on both sides.
using Colour = std::uint64_t;

struct ColouredStep {
  graph::StepId id = 0;
  Colour colour = 0;
};

/// Of two steps that are paired already, told by the before's: they tell their neighbours apart.
Colour PairColour(graph::StepId before);
/// Of kind and type, for pipelines of one dialect.
Colour KindColour(const graph::Step& step);
/// Of an edge, whatever it joins, for pipelines of one dialect.
Colour EdgeColour(const graph::Edge& edge);

/// The pairs of steps that are the only ones of their colour on both sides, in the order of
/// `before`.
std::vector<std::pair<graph::StepId, graph::StepId>> PairsOfOneColour(
    const std::vector<ColouredStep>& before, const std::vector<ColouredStep>& after);

}  // namespace smgraph::passes
