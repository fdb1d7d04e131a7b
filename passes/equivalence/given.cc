#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "passes/diff/given_pairs.h"
#include "passes/equivalence/findings.h"
#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::Side;
using graph::StepId;
using graph::Value;

// What steps are given across dialects, where the same thing is said in other words.
class GivenComparer {
 public:
  GivenComparer(const Correspondence& same, GuardLogic& logic, ProofFindings& findings)
      : same_(same), logic_(logic), findings_(findings) {}

  void Run() {
    for (const StepId step : boost::make_iterator_range(vertices(same_.before()))) {
      const auto partner = same_.AfterOf(step);
      if (partner && !Fail(step, *partner) && CanRun(step)) CompareStep(step, *partner);
    }
    for (const Rest& rest : rests_)
      TellRest(rest);
  }

 private:
  // What nothing of the other side stands for, of one pair of steps.
  struct Rest {
    StepId before;
    StepId after;
    std::vector<GivenValue> of_before;
    std::vector<GivenValue> of_after;
  };

  // What they say then is for people.
  bool Fail(StepId before, StepId after) const {
    return same_.before()[before].kind == graph::StepKind::kFail &&
           same_.after()[after].kind == graph::StepKind::kFail;
  }

  bool CanRun(StepId before) {
    const Formula& guard = logic_.Before(before);
    return guard.kind == Formula::Kind::kTrue || !logic_.Impossible(guard);
  }

  const std::string& NameOfBefore(StepId step) const { return same_.before()[step].id; }

  void CompareStep(StepId before, StepId after) {
    StepInputs a = InputsOf(same_.before()[before]);
    StepInputs b = InputsOf(same_.after()[after]);
    const std::size_t told = findings_.differences.size() + findings_.unknown.size();
    Rest rest{before, after, {}, {}};
    for (const auto& [given, other] : TakePairs(a.values, b.values))
      Judge(before, after, given, other);
    if (told == findings_.differences.size() + findings_.unknown.size())
      CompareParameters(before, after, a, b);
    rest.of_before = std::move(a.values);
    rest.of_after = std::move(b.values);
    NoteLone(rest.of_before, before, before_only_);
    NoteLone(rest.of_after, before, after_only_);
    rests_.push_back(std::move(rest));
  }

  void Judge(StepId before, StepId after, const GivenValue& a, const GivenValue& b) {
    switch (CompareValues(a.value, b.value, same_)) {
      case Alike::kYes:
        return;
      case Alike::kOpen:
        findings_.unknown.push_back(
            fmt::format("whether {} is given the same: {} in the before, "
                        "{} in the after",
                        NameOfBefore(before), GivenText(a), GivenText(b)));
        return;
      case Alike::kNo:
        break;
    }
    Differ(before, after,
           fmt::format("{} is given {} in the before, {} in the after", NameOfBefore(before),
                       GivenText(a), GivenText(b)));
  }

  void Differ(StepId before, StepId after, const std::string& text) {
    Counterexample example;
    Valuation run;
    std::vector<std::string> open;
    logic_.Possible(logic_.Before(before), run, open);
    example.with = logic_.Read(run);
    example.text = logic_.With(run) + text;
    example.before_span = same_.before()[before].span;
    example.after_span = same_.after()[after].span;
    findings_.differences.push_back({std::move(example), std::move(run), before, after});
  }

  // Ruling 2: a parameter that a step no longer gets is not the same parameter.
  void CompareParameters(StepId before, StepId after, const StepInputs& a, const StepInputs& b) {
    for (const std::string& name : LoneParameters(Side::kBefore, a, b, same_))
      LoneParameter(before, after, name, true, b.open);
    for (const std::string& name : LoneParameters(Side::kAfter, a, b, same_))
      LoneParameter(before, after, name, false, a.open);
  }

  void LoneParameter(StepId before, StepId after, const std::string& name, bool of_before,
                     bool open) {
    const std::string& step = NameOfBefore(before);
    const char* const here = of_before ? "before" : "after";
    const char* const there = of_before ? "after" : "before";
    if (open) {
      findings_.unknown.push_back(
          fmt::format("whether {} is given parameter {} in the {}", step, name, there));
      return;
    }
    Differ(before, after,
           fmt::format("{} is given parameter {} in the {}, and not in the {}", step, name, here,
                       there));
  }

  // Values without a counterpart: the same value under another name, the rest.
  void TellRest(const Rest& rest) {
    std::vector<GivenValue> before = Constants(rest.of_before);
    std::vector<GivenValue> after = Constants(rest.of_after);
    std::vector<std::string> renamed;
    std::erase_if(before, [&](const GivenValue& a) {
      const auto same = std::ranges::find_if(after, [&](const GivenValue& b) {
        return a.own && b.own && CompareValues(a.value, b.value, same_) == Alike::kYes;
      });
      if (!a.own || same == after.end()) return false;
      renamed.push_back(fmt::format("{} as {}", GivenText(a), GivenText(*same)));
      after.erase(same);
      return true;
    });
    const std::string& step = NameOfBefore(rest.before);
    TellParameters(rest);
    if (!renamed.empty()) {
      findings_.assumptions.push_back(
          fmt::format("{} takes {} in the after", step, fmt::join(renamed, ", ")));
    }
    const bool own = std::ranges::any_of(before, &GivenValue::own);
    if (own && std::ranges::any_of(after, &GivenValue::own)) {
      findings_.unknown.push_back(
          fmt::format("whether {} is given the same: {} in the before, {} "
                      "in the after",
                      step, TextsOf(before, true), TextsOf(after, true)));
      return;
    }
    TellLone(Side::kBefore, rest, before);
    TellLone(Side::kAfter, rest, after);
  }

  // Two parameters under other names: each is taken to be where it was.
  void TellParameters(const Rest& rest) {
    const auto given = [](const std::vector<GivenValue>& values) {
      std::vector<std::string> texts;
      for (const GivenValue& value : values) {
        if (BareValue(value.value).As<graph::ParameterReference>() != nullptr)
          texts.push_back(GivenText(value));
      }
      return texts;
    };
    const std::vector<std::string> before = given(rest.of_before);
    const std::vector<std::string> after = given(rest.of_after);
    if (before.size() < 2 || after.size() < 2) return;
    findings_.assumptions.push_back(fmt::format("{} takes {} in the before, {} in the after",
                                                NameOfBefore(rest.before), fmt::join(before, ", "),
                                                fmt::join(after, ", ")));
  }

  static std::vector<GivenValue> Constants(const std::vector<GivenValue>& values) {
    std::vector<GivenValue> constants;
    std::ranges::copy_if(values, std::back_inserter(constants), [](const GivenValue& given) {
      return IsConstantValue(given.value) || HoldsUnknown(given.value);
    });
    return constants;
  }

  static std::string TextsOf(const std::vector<GivenValue>& values, bool own) {
    std::vector<std::string> texts;
    for (const GivenValue& given : values) {
      if (!own || given.own) texts.push_back(GivenText(given));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
  }

  void TellLone(Side side, const Rest& rest, const std::vector<GivenValue>& values) {
    if (values.empty()) return;
    const bool before = side == Side::kBefore;
    const std::string& step = NameOfBefore(rest.before);
    for (const GivenValue& given : values) {
      const auto elsewhere = given.own ? Elsewhere(side, rest.before, given) : std::nullopt;
      if (!elsewhere) continue;
      findings_.unknown.push_back(fmt::format("whether {} is given {}: the {} gives it to {}", step,
                                              GivenText(given), before ? "after" : "before",
                                              NameOfBefore(*elsewhere)));
    }
    findings_.assumptions.push_back(fmt::format(
        "the {} gives {} {}, which the {}'s step does not take", before ? "before" : "after", step,
        TextsOf(values, false), before ? "after" : "before"));
  }

  // Another step that is given this by its name, on the other side only.
  std::optional<StepId> Elsewhere(Side side, StepId step, const GivenValue& given) const {
    const auto& others = side == Side::kBefore ? after_only_ : before_only_;
    const auto found = given.key.empty() ? others.end() : others.find(LeafOf(given.key));
    if (found == others.end()) return std::nullopt;
    const auto other = std::ranges::find_if(found->second, [step](StepId s) { return s != step; });
    return other == found->second.end() ? std::nullopt : std::optional(*other);
  }

  using StepsByKey = std::map<std::string, std::set<StepId>>;
  static void NoteLone(const std::vector<GivenValue>& values, StepId step, StepsByKey& steps) {
    for (const GivenValue& given : values) {
      if (!HoldsRead(given.value)) steps[LeafOf(given.key)].insert(step);
    }
  }

  const Correspondence& same_;
  GuardLogic& logic_;
  ProofFindings& findings_;
  std::vector<Rest> rests_;
  StepsByKey before_only_;  // steps of the before, by what only they are given
  StepsByKey after_only_;   // the same of the after, steps of the before that they stand for
};

}  // namespace

void CompareGiven(const Correspondence& same, GuardLogic& logic, ProofFindings& findings) {
  if (same.across()) GivenComparer(same, logic, findings).Run();
}

}  // namespace smgraph::passes
