#include "passes/match/colours.h"

#include <cstddef>
#include <unordered_map>

#include "passes/match/content.h"

namespace smgraph::passes {
namespace {

using graph::StepId;

struct Seen {
  std::size_t before = 0;
  std::size_t after = 0;
  StepId after_step = 0;
};

}  // namespace

Colour PairColour(StepId before) {
  return Mix(17, before);
}

Colour KindColour(const graph::Step& step) {
  return Mix(HashText(graph::StepKindName(step.kind)), HashText(step.type));
}

Colour EdgeColour(const graph::Edge& edge, Colour other) {
  const std::uint64_t kind = CarriesData(edge.kind) ? 1 : static_cast<std::uint64_t>(edge.kind) + 2;
  return Mix(Mix(Mix(other, kind), HashText(edge.arm)),
             Mix(HashText(edge.output), HashText(edge.input)));
}

std::vector<std::pair<StepId, StepId>> PairsOfOneColour(const std::vector<ColouredStep>& before,
                                                        const std::vector<ColouredStep>& after) {
  std::unordered_map<Colour, Seen> seen;  // looked up only
  for (const ColouredStep& step : before)
    ++seen[step.colour].before;
  for (const ColouredStep& step : after) {
    Seen& entry = seen[step.colour];
    ++entry.after;
    entry.after_step = step.id;
  }
  std::vector<std::pair<StepId, StepId>> pairs;
  for (const ColouredStep& step : before) {
    const Seen& entry = seen[step.colour];
    if (entry.before == 1 && entry.after == 1) pairs.emplace_back(step.id, entry.after_step);
  }
  return pairs;
}

}  // namespace smgraph::passes
