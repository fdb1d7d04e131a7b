#include "passes/check.h"

#include <algorithm>
#include <array>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

// In the order of their codes.
constexpr std::array kCheckers = {&kCycle, &kScheduledDynamicPipeline};

std::array<const Rule*, kCheckers.size()> Rules() {
  std::array<const Rule*, kCheckers.size()> rules = {};
  std::ranges::transform(kCheckers, rules.begin(),
                         [](const Checker* checker) { return &checker->rule; });
  return rules;
}

}  // namespace

std::span<const Rule* const> AllRules() {
  static const std::array kRules = Rules();
  return kRules;
}

const Rule* FindRule(std::string_view code_or_slug) {
  const auto found = std::ranges::find_if(AllRules(), [&](const Rule* rule) {
    return rule->code == code_or_slug || rule->slug == code_or_slug;
  });
  return found == AllRules().end() ? nullptr : *found;
}

std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options) {
  std::vector<Diagnostic> found;
  for (const Checker* checker : kCheckers) {
    Findings findings(checker->rule, found);
    checker->find(pipeline, options, findings);
  }
  return found;
}

}  // namespace smgraph::passes
