#include "passes/check.h"

#include <algorithm>
#include <array>

#include "passes/check/checker.h"

namespace smgraph::passes {
namespace {

// In the order of their codes.
constexpr std::array kCheckers = {&kNoSuchPropertyFile,      &kCycle,
                                  &kDependencyOnFailStep,    &kUndeclaredParameter,
                                  &kDuplicateParameter,      &kParameterDefault,
                                  &kScheduledDynamicPipeline};

std::array<const RulePage*, kCheckers.size()> Pages() {
  std::array<const RulePage*, kCheckers.size()> pages = {};
  std::ranges::transform(kCheckers, pages.begin(),
                         [](const Checker* checker) { return &checker->page; });
  return pages;
}

}  // namespace

std::span<const RulePage* const> RulePages() {
  static const std::array kPages = Pages();
  return kPages;
}

std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options) {
  std::vector<Diagnostic> found;
  for (const Checker* checker : kCheckers) {
    Findings findings(checker->page.name, found);
    checker->find(pipeline, options, findings);
  }
  return found;
}

}  // namespace smgraph::passes
