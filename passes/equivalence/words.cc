#include <algorithm>
#include <string>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff.h"
#include "passes/equivalence/findings.h"
#include "passes/lower/plan.h"
#include "passes/step_index.h"

// What differs in the pipelines as they are written, before they were lowered.
namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Comparison;
using graph::Pipeline;
using graph::StepId;

// Lowering makes one step of a model's repacking and of the step that uses the model: what the
// repacking is given is lost.
std::vector<bool> MergedSteps(const Pipeline& pipeline) {
  const Plan plan = MakePlan(pipeline);
  std::vector<bool> merged(num_vertices(pipeline));
  for (StepId step = 0; step < merged.size(); ++step)
    merged[step] = plan.fate(step) == Fate::kMerged;
  return merged;
}

class WordComparer {
 public:
  WordComparer(const Comparison& comparison, ProofFindings& findings)
      : comparison_(comparison), findings_(findings), merged_(MergedSteps(comparison.before)) {}

  void Run() {
    for (const Change& change : comparison_.changes) {
      if (!IsSaidOnly(change)) Tell(change);
    }
  }

 private:
  bool IsOfMerged(const Change& change) const {
    const bool given =
        change.subject == ChangeSubject::kArgument || change.subject == ChangeSubject::kInput;
    if (!given || !change.union_step) return false;
    const auto& before = comparison_.united.steps[*change.union_step].before;
    return before && merged_[*before];
  }

  void Tell(const Change& change) {
    const std::string subject(graph::ChangeSubjectName(change.subject));
    if (IsOfMerged(change)) {
      graph::Counterexample example;
      example.text = fmt::format("{} is {} in the before, {} in the after", change.name,
                                 TextOr(change.before), TextOr(change.after));
      example.before_span = change.before_span;
      example.after_span = change.after_span;
      findings_.differences.push_back({std::move(example)});
    } else if (change.kind == ChangeKind::kRenamed && tells_names_) {
      findings_.renamed.push_back(
          {"renamed", subject, fmt::format("{} is {}", change.before, change.after)});
    } else if (change.kind != ChangeKind::kRenamed && tells_words_) {
      findings_.argument.push_back({"said-otherwise", change.name,
                                    fmt::format("{} {}: {} in the before, {} in the after", subject,
                                                graph::ChangeKindName(change.kind),
                                                TextOr(change.before), TextOr(change.after))});
    }
  }

  static std::string TextOr(const std::string& text) { return text.empty() ? "nothing" : text; }

  const Comparison& comparison_;
  ProofFindings& findings_;
  std::vector<bool> merged_;
  bool tells_names_ = findings_.renamed.empty();
  bool tells_words_ = findings_.argument.empty() && findings_.refinements.empty();
};

}  // namespace

void CompareWords(const Sides& sides, const MatchOptions& options, ProofFindings& findings) {
  const auto compare = [&](const Pipeline& before, const Pipeline& after) {
    WordComparer(Compare(before, after, {.match = options}), findings).Run();
  };
  if (sides.written) {
    compare(sides.written->first, sides.written->second);
  } else {
    compare(sides.before, sides.after);
  }
}

}  // namespace smgraph::passes
