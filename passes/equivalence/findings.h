#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passes/diff/correspondence.h"
#include "passes/equivalence.h"
#include "passes/equivalence/sides.h"
#include "passes/equivalence/solver.h"

namespace smgraph::passes {

/// A counterexample before the steps of its run are listed, which is done for the one that is shown
/// only: two graphs may differ in as many places as they have steps.
struct Difference {
  graph::Counterexample example;
  std::optional<Valuation> run = {};               // none: no steps are listed
  std::optional<graph::StepId> until_before = {};  // the last step listed; none: all of the run
  std::optional<graph::StepId> until_after = {};
};

/// What the parts of the proof found, to be weighed at the end.
struct ProofFindings {
  std::vector<graph::Reason> argument;  // why what looks different is the same
  std::vector<graph::Reason> renamed;   // names only
  std::vector<Difference> refinements;  // the after may do less
  std::vector<Difference> differences;
  std::vector<std::string> unknown;
  std::vector<std::string> assumptions;
};

/// The guards of both sides as formulas, and who decides them.
class GuardLogic {
 public:
  explicit GuardLogic(const Correspondence& same);

  const Formula& Before(graph::StepId step) const { return before_[step]; }
  const Formula& After(graph::StepId step) const { return after_[step]; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Whether a run makes `formula` true for every value that facts may have (yes), for some (the
  /// answer is unknown, and `open` names the facts), or for none (no). Parameters have their
  /// defaults in `run` where that is possible: a person follows such a run soonest.
  Answer Possible(const Formula& formula, Valuation& run, std::vector<std::string>& open);
  /// Whether no run makes `formula` true; false as well when that cannot be told.
  bool Impossible(const Formula& formula);

  /// The steps that run, in an order that they can run in, up to `last`.
  std::vector<std::string> RunOf(const graph::Pipeline& side, const std::vector<Formula>& guards,
                                 const Valuation& run, std::optional<graph::StepId> last) const;
  std::vector<std::string> RunBefore(const Valuation& run, std::optional<graph::StepId> last) const;
  std::vector<std::string> RunAfter(const Valuation& run, std::optional<graph::StepId> last) const;
  /// The values that `run` gives to what the formulas speak of, by name.
  std::vector<std::pair<std::string, std::string>> Read(const Valuation& run) const;
  /// "with Evaluate.auc = 0.9, " or nothing.
  std::string With(const Valuation& run) const;

 private:
  void ReadDefaults();
  Answer Decide(const Formula& formula, Valuation& run, std::vector<std::string>& open);
  void PreferDefaults(const Formula& formula, Valuation& run);

  const Correspondence& same_;
  Vocabulary vocabulary_;
  std::vector<Formula> before_;  // by step
  std::vector<Formula> after_;
  std::map<std::size_t, Formula> defaults_;  // by term: a parameter that has its default
  std::optional<Solver> solver_;
};

/// Which steps run: guards of matched steps, and steps that only one side has.
void CompareTasks(const Correspondence& same, GuardLogic& logic, ProofFindings& findings);
/// What they read.
void CompareData(const Correspondence& same, GuardLogic& logic, ProofFindings& findings);
/// What two SageMaker pipelines read below outputs.
void CompareReads(const Correspondence& same, const Sides& sides, ProofFindings& findings);
/// Settings of two dialects, as far as both have words for them.
void CompareSettingsAcross(const Correspondence& same, ProofFindings& findings);
/// What they are given besides, across dialects: constants by their names, and parameters. Within a
/// dialect CompareInterface() compares all that steps are given.
void CompareGiven(const Correspondence& same, GuardLogic& logic, ProofFindings& findings);
/// What waits for what.
void CompareOrder(const Correspondence& same, GuardLogic& logic, ProofFindings& findings);
/// Parameters, constants that steps are given, and, when `strict`, settings and schedules.
void CompareInterface(const Correspondence& same, const Sides& sides, bool strict,
                      ProofFindings& findings);

/// Whether a change is none of what pipelines do: of settings and schedules, texts for people,
/// types of ports.
bool IsSaidOnly(const graph::Change& change);
/// What two pipelines of one dialect say differently that seem to do the same: what lowering has
/// left out, and, where no argument tells that they are no copies of each other, their words.
void CompareWords(const Sides& sides, const MatchOptions& options, ProofFindings& findings);

}  // namespace smgraph::passes
