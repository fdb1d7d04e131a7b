#include "passes/equivalence.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/order.h"
#include "passes/diff/parameter_pairs.h"
#include "passes/equivalence/findings.h"
#include "passes/equivalence/sides.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::Equivalence;
using graph::NamedPair;
using graph::Pipeline;
using graph::Verdict;

// Why a side can be compared with nothing, or nothing.
void AddObstacles(const Pipeline& pipeline, std::string_view which,
                  std::vector<std::string>& obstacles) {
  std::vector<std::string> cycle;
  for (const graph::StepId step : graph::FindCycle(pipeline))
    cycle.push_back(pipeline[step].id);
  if (!cycle.empty()) {
    obstacles.push_back(
        fmt::format("the {} cannot run: {} wait for each other", which, fmt::join(cycle, ", ")));
  }
  if (Info(pipeline).complete) return;
  const std::size_t known = obstacles.size();
  for (const Diagnostic& finding : Info(pipeline).diagnostics)
    obstacles.push_back(fmt::format("of the {}: {}", which, finding.message));
  if (obstacles.size() == known)
    obstacles.push_back(fmt::format("the {} is not known completely", which));
}

std::vector<NamedPair> NamesOf(const Sides& sides) {
  std::vector<NamedPair> pairs;
  for (const graph::StepPair& pair : sides.matching.pairs)
    pairs.push_back({sides.before[pair.before].id, sides.after[pair.after].id, pair.why});
  return pairs;
}

// What a person follows soonest: few values to imagine, a short run.
const Counterexample& Smallest(const std::vector<Counterexample>& examples) {
  return *std::ranges::min_element(examples, {}, [](const Counterexample& example) {
    return std::pair(example.with.size(), example.before_runs.size() + example.after_runs.size());
  });
}

Verdict Weigh(const ProofFindings& findings) {
  if (!findings.differences.empty()) return Verdict::kDifferent;
  if (!findings.unknown.empty()) return Verdict::kUnknown;
  if (!findings.refinements.empty()) return Verdict::kRefines;
  if (!findings.argument.empty()) return Verdict::kEquivalent;
  return findings.renamed.empty() ? Verdict::kIdentical : Verdict::kRenamed;
}

void Conclude(ProofFindings findings, Equivalence& result) {
  result.verdict = Weigh(findings);
  if (result.verdict == Verdict::kDifferent) result.counterexample = Smallest(findings.differences);
  if (result.verdict == Verdict::kRefines) result.counterexample = Smallest(findings.refinements);
  result.argument = std::move(findings.renamed);
  std::ranges::move(findings.argument, std::back_inserter(result.argument));
  std::ranges::move(findings.assumptions, std::back_inserter(result.assumptions));
  result.unknown = std::move(findings.unknown);
}

}  // namespace

graph::Equivalence Prove(const Pipeline& before, const Pipeline& after,
                         const EquivalenceOptions& options) {
  Equivalence result;
  const Sides sides = MakeSides(before, after, options.match);
  result.matching = NamesOf(sides);
  result.assumptions = sides.notes;
  result.assumptions.emplace_back("what steps do inside is not compared");
  AddObstacles(sides.before, "before", result.unknown);
  AddObstacles(sides.after, "after", result.unknown);
  if (!result.unknown.empty()) return result;
  Correspondence same(sides.before, sides.after, sides.matching, sides.across);
  PairParameters(same);
  GuardLogic logic(same);
  ProofFindings findings;
  findings.unknown = logic.vocabulary().doubts();
  CompareTasks(same, logic, findings);
  CompareData(same, logic, findings);
  CompareGiven(same, logic, findings);
  CompareOrder(same, logic, findings);
  CompareInterface(same, sides, options.strict, findings);
  // Lowering is an argument of its own: the two are not written the same.
  if (sides.across && findings.argument.empty())
    findings.argument.push_back({"lowered", Info(before).name, "in one dialect both are the same"});
  Conclude(std::move(findings), result);
  return result;
}

}  // namespace smgraph::passes
