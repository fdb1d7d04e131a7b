#include "graph/changes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace smgraph::graph {

std::optional<StepId> Matching::AfterOf(StepId before) const {
  const auto found = std::ranges::lower_bound(pairs, before, {}, &StepPair::before);
  if (found == pairs.end() || found->before != before) return std::nullopt;
  return found->after;
}

std::optional<StepId> Matching::BeforeOf(StepId after) const {
  const auto found = std::ranges::find(pairs, after, &StepPair::after);
  if (found == pairs.end()) return std::nullopt;
  return found->before;
}

std::string_view ChangeKindName(ChangeKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"added", "removed", "changed", "renamed"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view ChangeSubjectName(ChangeSubject subject) {
  constexpr std::array<std::string_view, 10> kNames = {
      "pipeline", "parameter", "schedule", "step",  "input",
      "output",   "argument",  "setting",  "guard", "edge"};
  return kNames.at(static_cast<std::size_t>(subject));
}

}  // namespace smgraph::graph
