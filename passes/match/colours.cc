#include "passes/match/colours.h"

#include <cstddef>

#include "passes/flat_index.h"
#include "passes/match/content.h"

namespace smgraph::passes {
namespace {

using graph::StepId;

struct Seen {
  StepId before_step = 0;
  std::size_t before = 0;
  std::size_t after = 0;
  StepId after_step = 0;
};

}  // namespace

Colour PairColour(StepId before) {
  return Mix(17, before);
}

Colour KindColour(const graph::Step& step) {
  // What lowering made of a job is called as the job: that it was one says more. The type of a step
  // of ZenML is its function's name, which may be what has changed.
  const graph::Value* const job = step.settings.Find("source_kind");
  const bool function = step.kind == graph::StepKind::kPythonStep;
  const std::string type = job != nullptr ? graph::PlainText(*job) : function ? "" : step.type;
  return Mix(HashText(graph::StepKindName(step.kind)), HashText(type));
}

Colour EdgeColour(const graph::Edge& edge) {
  const std::uint64_t kind = CarriesData(edge.kind) ? 1 : static_cast<std::uint64_t>(edge.kind) + 2;
  return Mix(Mix(kind, HashText(edge.arm)), Mix(HashText(edge.output), HashText(edge.input)));
}

std::vector<std::pair<StepId, StepId>> PairsOfOneColour(const std::vector<ColouredStep>& before,
                                                        const std::vector<ColouredStep>& after) {
  std::vector<Seen> seen;  // by colours of the before, in the order in which they first appear
  FlatIndex index(before.size());
  const auto any = [](std::size_t) { return true; };
  for (const ColouredStep& step : before) {
    const std::size_t known = index.Find(step.colour, any);
    if (known == FlatIndex::kNone) {
      index.Add(step.colour, seen.size());
      seen.push_back({step.id, 1});
    } else {
      ++seen[known].before;
    }
  }
  for (const ColouredStep& step : after) {
    const std::size_t known = index.Find(step.colour, any);
    if (known == FlatIndex::kNone) continue;
    ++seen[known].after;
    seen[known].after_step = step.id;
  }
  std::vector<std::pair<StepId, StepId>> pairs;
  for (const Seen& entry : seen) {
    if (entry.before == 1 && entry.after == 1)
      pairs.emplace_back(entry.before_step, entry.after_step);
  }
  return pairs;
}

}  // namespace smgraph::passes
