#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/deciding.h"
#include "passes/equivalence.h"
#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Equivalence;
using graph::Pipeline;
using graph::Verdict;

bool IsStatic(const Pipeline& pipeline) {
  return Info(pipeline).dialect == graph::Dialect::kZenMl && !Info(pipeline).dynamic;
}

// "full = False", of what decides which steps a static pipeline has.
void AddCompiled(const Pipeline& pipeline, std::set<std::string>& compiled) {
  if (!IsStatic(pipeline)) return;
  const std::set<std::string> deciding = graph::DecidingNames(pipeline);
  for (const graph::Parameter& parameter : Info(pipeline).parameters) {
    if (!deciding.contains(parameter.name)) continue;
    compiled.insert(parameter.default_value
                        ? fmt::format("{} = {}", parameter.name, Describe(*parameter.default_value))
                        : parameter.name);
  }
}

std::string With(const Pipeline& before, const Pipeline& after) {
  std::set<std::string> compiled;
  AddCompiled(before, compiled);
  AddCompiled(after, compiled);
  return compiled.empty() ? "the defaults of parameters"
                          : fmt::format("{}", fmt::join(compiled, ", "));
}

// Whether one side is compiled for the defaults of what decides which steps it has, and the
// counterexample is of other values, which the other side can be started with: compiled for these
// values the first one may do the same.
bool IsOfOtherValues(const Equivalence& proof, const Pipeline& before, const Pipeline& after) {
  if (!proof.counterexample || IsStatic(before) == IsStatic(after)) return false;
  std::set<std::string> deciding;
  for (const std::string& name : graph::DecidingNames(IsStatic(before) ? before : after))
    deciding.insert(NameKey(name));
  std::map<std::string, std::string> defaults;  // by the name in the counterexample
  for (const Pipeline* side : {&before, &after}) {
    for (const graph::Parameter& parameter : Info(*side).parameters) {
      if (!deciding.contains(NameKey(parameter.name))) continue;
      defaults.emplace(Describe(graph::Value(graph::ParameterReference{parameter.name})),
                       parameter.default_value ? Describe(*parameter.default_value) : "");
    }
  }
  return std::ranges::any_of(proof.counterexample->with, [&defaults](const auto& read) {
    const auto known = defaults.find(read.first);
    return known != defaults.end() && known->second != read.second;
  });
}

}  // namespace

std::vector<std::string> CompiledWith(const Pipeline& before, const Pipeline& after) {
  if (Info(before).parameters.empty() && Info(after).parameters.empty()) return {};
  return {fmt::format("compiled with {}: other values are not compared", With(before, after))};
}

Equivalence ProveForAnyValues(Equivalence proof, Pipeline before, Pipeline after,
                              const EquivalenceOptions& options) {
  const std::string with = With(before, after);
  if (IsOfOtherValues(proof, before, after))
    return Prove(std::move(before), std::move(after), options);
  if (proof.verdict >= Verdict::kDifferent) return proof;
  Equivalence any = Prove(std::move(before), std::move(after), options);
  if (any.verdict != Verdict::kUnknown)
    return any.verdict > proof.verdict ? std::move(any) : std::move(proof);
  proof.assumptions.push_back(fmt::format("compiled with {}: for other values it is not known: {}",
                                          with, any.unknown.empty() ? "" : any.unknown.front()));
  return proof;
}

}  // namespace smgraph::passes
