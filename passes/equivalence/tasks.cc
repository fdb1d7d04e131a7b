#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "passes/equivalence/findings.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::Pipeline;
using graph::Side;
using graph::StepId;

Formula Differ(const Formula& a, const Formula& b) {
  return Disjunction({Conjunction({a, Negation(b)}), Conjunction({Negation(a), b})});
}

class TaskComparer {
 public:
  TaskComparer(const Correspondence& same, GuardLogic& logic, ProofFindings& findings)
      : same_(same), logic_(logic), findings_(findings) {}

  void Run() {
    for (const StepId step : boost::make_iterator_range(vertices(same_.before()))) {
      if (const auto partner = same_.AfterOf(step)) {
        CompareGuards(step, *partner);
      } else {
        LoneStep(Side::kBefore, step);
      }
    }
    for (const StepId step : boost::make_iterator_range(vertices(same_.after()))) {
      if (!same_.BeforeOf(step)) LoneStep(Side::kAfter, step);
    }
    CompareNumbers();
    if (rewritten_) {
      findings_.assumptions.emplace_back(
          "what guards read is there and is no NaN: then one form may hold and the other not");
    }
  }

 private:
  // The answer for two guards, and a run that makes it visible. Many steps share theirs.
  struct Decision {
    Answer differ = Answer::kNo;
    Valuation run;
    std::vector<std::string> open;
  };

  const Decision& Decide(const Formula& before, const Formula& after) {
    const auto [known, inserted] = decisions_.try_emplace({before.key, after.key});
    Decision& decision = known->second;
    if (inserted)
      decision.differ = logic_.Possible(Differ(before, after), decision.run, decision.open);
    return decision;
  }

  void CompareGuards(StepId before, StepId after) {
    const Formula& a = logic_.Before(before);
    const Formula& b = logic_.After(after);
    if (a.key == b.key) return;
    const Decision& decision = Decide(a, b);
    const graph::Step& of_before = same_.before()[before];
    const graph::Step& of_after = same_.after()[after];
    switch (decision.differ) {
      case Answer::kNo:
        rewritten_ = true;
        findings_.argument.push_back(
            {"guard-rewritten", of_before.id,
             fmt::format("'{}' means '{}'", graph::Describe(of_before.guard),
                         graph::Describe(of_after.guard))});
        return;
      case Answer::kUnknown:
        AddUnknown(decision.open);
        return;
      case Answer::kYes:
        break;
    }
    const bool runs_before = Holds(a, logic_.vocabulary(), decision.run);
    Counterexample example;
    example.with = logic_.Read(decision.run);
    example.text = fmt::format("{}the before {} {}, the after {}", logic_.With(decision.run),
                               runs_before ? "runs" : "does not run", of_before.id,
                               runs_before ? "does not" : "does");
    example.before_span = of_before.span;
    example.after_span = of_after.span;
    findings_.differences.push_back({std::move(example), decision.run, before, after});
  }

  void AddUnknown(const std::vector<std::string>& open) {
    for (const std::string& question : open) {
      if (asked_.insert(question).second) findings_.unknown.push_back(question);
    }
  }

  // The steps of the other side that nobody stands for yet and that this one could be. What they
  // read and wait for may have no partner either, so that only its extent is compared.
  std::vector<std::string> Candidates(Side side, StepId step) const {
    const bool before = side == Side::kBefore;
    const Pipeline& here = before ? same_.before() : same_.after();
    const Pipeline& other = before ? same_.after() : same_.before();
    std::vector<std::string> names;
    for (const StepId candidate : boost::make_iterator_range(vertices(other))) {
      const bool taken =
          before ? same_.BeforeOf(candidate).has_value() : same_.AfterOf(candidate).has_value();
      const bool alike = here[step].guard.always() == other[candidate].guard.always() &&
                         in_degree(step, here) == in_degree(candidate, other) &&
                         out_degree(step, here) == out_degree(candidate, other);
      if (!taken && alike) names.push_back(other[candidate].id);
    }
    return names;
  }

  // Whichever of them stand for each other: when all of them always run, there must be as many.
  void CompareNumbers() {
    const auto lone = [this](Side side) {
      const Pipeline& pipeline = side == Side::kBefore ? same_.before() : same_.after();
      std::vector<StepId> steps;
      for (const StepId step : boost::make_iterator_range(vertices(pipeline))) {
        const bool taken = side == Side::kBefore ? same_.AfterOf(step).has_value()
                                                 : same_.BeforeOf(step).has_value();
        if (!taken) steps.push_back(step);
      }
      return steps;
    };
    const std::vector<StepId> before = lone(Side::kBefore);
    const std::vector<StepId> after = lone(Side::kAfter);
    const bool sure =
        std::ranges::all_of(before, [this](StepId s) { return IsSure(logic_.Before(s)); }) &&
        std::ranges::all_of(after, [this](StepId s) { return IsSure(logic_.After(s)); });
    if (!sure || before.empty() || after.empty() || before.size() == after.size()) return;
    const auto names = [](const Pipeline& pipeline, const std::vector<StepId>& steps) {
      std::vector<std::string> ids;
      for (const StepId step : steps)
        ids.push_back(pipeline[step].id);
      return fmt::format("{}", fmt::join(ids, ", "));
    };
    Valuation run;
    std::vector<std::string> open;
    logic_.Possible(Formula(), run, open);
    Counterexample example;
    example.text = fmt::format("the before runs {}, the after {} for them: not as many",
                               names(same_.before(), before), names(same_.after(), after));
    example.before_span = same_.before()[before.front()].span;
    example.after_span = same_.after()[after.front()].span;
    findings_.differences.push_back({std::move(example), std::move(run)});
  }

  static bool IsSure(const Formula& guard) { return guard.kind == Formula::Kind::kTrue; }

  void LoneStep(Side side, StepId step) {
    const bool before = side == Side::kBefore;
    const graph::Step& lone = before ? same_.before()[step] : same_.after()[step];
    Valuation run;
    std::vector<std::string> open;
    const Formula& guard = before ? logic_.Before(step) : logic_.After(step);
    const Answer answer = logic_.Possible(guard, run, open);
    if (answer == Answer::kNo) {
      findings_.argument.push_back({"never-runs", lone.id, "no run has it"});
      return;
    }
    if (answer == Answer::kUnknown) return AddUnknown(open);
    const std::vector<std::string> candidates = Candidates(side, step);
    if (!candidates.empty()) {
      if (before) {
        findings_.unknown.push_back(fmt::format(
            "which step of the after stands for {}: {}", lone.id,
            candidates.size() == 1 ? candidates.front() + ", or none"
                                   : fmt::format("one of {} (--map)", candidates.size())));
      }
      return;
    }
    Counterexample example;
    example.with = logic_.Read(run);
    example.text = fmt::format("{}the {} runs {}, which the {} does not have", logic_.With(run),
                               before ? "before" : "after", lone.id, before ? "after" : "before");
    (before ? example.before_span : example.after_span) = lone.span;
    const auto until = [step](bool has_it) { return has_it ? std::optional(step) : std::nullopt; };
    findings_.differences.push_back(
        {std::move(example), std::move(run), until(before), until(!before)});
  }

  const Correspondence& same_;
  GuardLogic& logic_;
  ProofFindings& findings_;
  std::map<std::pair<std::string, std::string>, Decision> decisions_;
  std::set<std::string> asked_;
  bool rewritten_ = false;
};

}  // namespace

void CompareTasks(const Correspondence& same, GuardLogic& logic, ProofFindings& findings) {
  TaskComparer(same, logic, findings).Run();
}

}  // namespace smgraph::passes
