#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/deciding.h"
#include "passes/equivalence.h"

namespace smgraph::passes {
namespace {

using graph::Equivalence;
using graph::Pipeline;
using graph::Verdict;

// "full = False", of what decides which steps a static pipeline has.
void AddCompiled(const Pipeline& pipeline, std::set<std::string>& compiled) {
  if (Info(pipeline).dialect != graph::Dialect::kZenMl || Info(pipeline).dynamic) return;
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

}  // namespace

std::vector<std::string> CompiledWith(const Pipeline& before, const Pipeline& after) {
  if (Info(before).parameters.empty() && Info(after).parameters.empty()) return {};
  return {fmt::format("compiled with {}: other values are not compared", With(before, after))};
}

Equivalence ProveForAnyValues(Equivalence proof, Pipeline before, Pipeline after,
                              const EquivalenceOptions& options) {
  const std::string with = With(before, after);
  if (proof.verdict >= Verdict::kDifferent) return proof;
  Equivalence any = Prove(std::move(before), std::move(after), options);
  if (any.verdict != Verdict::kUnknown)
    return any.verdict > proof.verdict ? std::move(any) : std::move(proof);
  proof.assumptions.push_back(fmt::format("compiled with {}: for other values it is not known: {}",
                                          with, any.unknown.empty() ? "" : any.unknown.front()));
  return proof;
}

}  // namespace smgraph::passes
