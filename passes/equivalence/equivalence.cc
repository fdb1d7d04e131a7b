#include "passes/equivalence.h"

#include <cstddef>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/order.h"
#include "passes/diff/parameter_pairs.h"
#include "passes/equivalence/as_written.h"
#include "passes/equivalence/findings.h"
#include "passes/equivalence/in_part.h"
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

// How many steps the runs of differences have. Many differences are seen in one run, which is then
// gone through once; of very many runs the later ones count as long.
class RunLengths {
 public:
  RunLengths(const Correspondence& same, const GuardLogic& logic)
      : logic_(logic),
        before_(graph::TopologicalOrder(same.before())),
        after_(graph::TopologicalOrder(same.after())) {}

  std::size_t Of(const Difference& difference) {
    if (!difference.run) return 0;
    const std::string run = logic_.With(*difference.run);
    if (known_.size() >= kMaxRuns && !known_.contains(run))
      return std::numeric_limits<std::size_t>::max();
    const auto [entry, inserted] = known_.try_emplace(run);
    Counts& counts = entry->second;
    if (inserted) {
      counts.before = Count(
          before_, [&](graph::StepId step) -> const Formula& { return logic_.Before(step); },
          *difference.run);
      counts.after = Count(
          after_, [&](graph::StepId step) -> const Formula& { return logic_.After(step); },
          *difference.run);
    }
    return Until(counts.before, before_, difference.until_before) +
           Until(counts.after, after_, difference.until_after);
  }

 private:
  static constexpr std::size_t kMaxRuns = 64;
  using Numbers = std::vector<std::size_t>;  // by step: how many run up to it
  struct Counts {
    Numbers before;
    Numbers after;
  };

  template <typename GuardOf>
  Numbers Count(const std::vector<graph::StepId>& order, GuardOf guard_of,
                const Valuation& run) const {
    Numbers numbers(order.size());
    std::size_t count = 0;
    for (const graph::StepId step : order) {
      if (Holds(guard_of(step), logic_.vocabulary(), run)) ++count;
      numbers[step] = count;
    }
    return numbers;
  }

  static std::size_t Until(const Numbers& numbers, const std::vector<graph::StepId>& order,
                           std::optional<graph::StepId> last) {
    if (order.empty()) return 0;
    return numbers[last.value_or(order.back())];
  }

  const GuardLogic& logic_;
  std::vector<graph::StepId> before_;  // in the order of a run
  std::vector<graph::StepId> after_;
  std::map<std::string, Counts> known_;  // by what the run reads
};

// What a person follows soonest: few values to imagine, a short run.
Counterexample Smallest(std::vector<Difference>& differences, const Correspondence& same,
                        const GuardLogic& logic) {
  RunLengths lengths(same, logic);
  Difference* smallest = nullptr;
  std::pair<std::size_t, std::size_t> least;
  for (Difference& difference : differences) {
    const std::size_t values = difference.example.with.size();
    if (smallest != nullptr && values > least.first) continue;
    const std::pair size(values, lengths.Of(difference));
    if (smallest != nullptr && size >= least) continue;
    smallest = &difference;
    least = size;
  }
  Counterexample example = std::move(smallest->example);
  if (smallest->run) {
    example.before_runs = logic.RunBefore(*smallest->run, smallest->until_before);
    example.after_runs = logic.RunAfter(*smallest->run, smallest->until_after);
  }
  return example;
}

Verdict Weigh(const ProofFindings& findings) {
  if (!findings.differences.empty()) return Verdict::kDifferent;
  if (!findings.unknown.empty()) return Verdict::kUnknown;
  if (!findings.refinements.empty()) return Verdict::kRefines;
  if (!findings.argument.empty()) return Verdict::kEquivalent;
  return findings.renamed.empty() ? Verdict::kIdentical : Verdict::kRenamed;
}

void Conclude(ProofFindings findings, const Correspondence& same, const GuardLogic& logic,
              Equivalence& result) {
  result.verdict = Weigh(findings);
  if (result.verdict == Verdict::kDifferent)
    result.counterexample = Smallest(findings.differences, same, logic);
  if (result.verdict == Verdict::kRefines)
    result.counterexample = Smallest(findings.refinements, same, logic);
  result.argument = std::move(findings.renamed);
  std::ranges::move(findings.argument, std::back_inserter(result.argument));
  std::ranges::move(findings.assumptions, std::back_inserter(result.assumptions));
  result.unknown = std::move(findings.unknown);
}

Equivalence ProveWhole(Pipeline before, Pipeline after, const EquivalenceOptions& options) {
  Equivalence result;
  const Sides sides = MakeSides(std::move(before), std::move(after), options.match);
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
  CompareReads(same, sides, findings);
  CompareGiven(same, logic, findings);
  CompareOrder(same, logic, findings);
  CompareInterface(same, sides, options.strict, findings);
  if (options.strict && sides.across) CompareSettingsAcross(same, findings);
  if (!sides.across && findings.differences.empty() && findings.unknown.empty())
    CompareWords(sides, options.match, findings);
  // Lowering is an argument of its own: the two are not written the same.
  if (sides.across && findings.argument.empty())
    findings.argument.push_back(
        {"lowered", Info(sides.before).name, "in one dialect both are the same"});
  Conclude(std::move(findings), same, logic, result);
  return result;
}

}  // namespace

graph::Equivalence Prove(Pipeline before, Pipeline after, const EquivalenceOptions& options) {
  constexpr std::size_t kFewChanges = 8;
  const bool large = num_vertices(before) >= options.in_part_from;
  if (auto written =
          CompareAsWritten(before, after, options.match, large ? kFewChanges : std::size_t{0})) {
    if (written->changed.empty()) return ProveRenamed(before, after, *std::move(written));
    if (auto proof = ProveInPart(before, after, *std::move(written), options, &ProveWhole))
      return *std::move(proof);
  }
  return ProveWhole(std::move(before), std::move(after), options);
}

}  // namespace smgraph::passes
