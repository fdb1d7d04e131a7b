#include "passes/check.h"

#include <algorithm>

#include "passes/check/checker.h"
#include "passes/check/own_rules.h"

namespace smgraph::passes {
namespace {

std::vector<const Rule*> AllRules() {
  std::vector<const Rule*> all;
  for (const Checker* checker : kCheckers)
    all.push_back(&checker->rule);
  all.insert(all.end(), kOwnRules.begin(), kOwnRules.end());
  for (const Rule& rule : kRules)
    all.push_back(&rule);
  // Of a rule that reading knows, too, the one with the page is kept.
  std::ranges::stable_sort(all, {}, &Rule::code);
  const auto same = [](const Rule* a, const Rule* b) { return a->code == b->code; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

}  // namespace

std::span<const Rule* const> Catalogue() {
  static const std::vector<const Rule*> kAll = AllRules();
  return kAll;
}

const Rule* FindRule(std::string_view code_or_slug) {
  const auto all = Catalogue();
  const auto found = std::ranges::find_if(all, [&](const Rule* rule) {
    return rule->code == code_or_slug || rule->slug == code_or_slug;
  });
  return found == all.end() ? nullptr : *found;
}

std::vector<Diagnostic> Check(const graph::Pipeline& pipeline, const CheckOptions& options) {
  std::vector<Diagnostic> found;
  for (const Checker* checker : kCheckers) {
    if (checker->find == nullptr) continue;
    Findings findings(checker->rule, found);
    checker->find(pipeline, options, findings);
  }
  return found;
}

}  // namespace smgraph::passes
