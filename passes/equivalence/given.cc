#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "passes/equivalence/findings.h"
#include "passes/equivalence/given_values.h"

namespace smgraph::passes {
namespace {

using graph::Counterexample;
using graph::Side;
using graph::StepId;
using graph::Value;

enum class Alike : std::uint8_t { kYes, kNo, kOpen };

// Text around one value alone is the value: an argument of a command line is a text.
const Value& Bare(const Value& value) {
  const auto* join = value.As<graph::Join>();
  return join != nullptr && join->values.size() == 1 ? Bare(join->values.front()) : value;
}

bool IsRead(const Value& value) {
  return value.As<graph::Unknown>() == nullptr && !graph::ReferredStep(value).empty();
}

template <typename Holds>
bool HasPart(const Value& value, Holds holds) {
  bool found = false;
  graph::Walk(value, [&](const Value& part) { found = found || holds(part); });
  return found;
}

bool IsOpenValue(const Value& value) {
  return HasPart(value, [](const Value& part) { return part.As<graph::Unknown>() != nullptr; });
}

bool IsConstantValue(const Value& value) {
  return !HasPart(value, [](const Value& part) {
    return part.As<graph::Unknown>() != nullptr ||
           part.As<graph::ParameterReference>() != nullptr ||
           part.As<graph::ExecutionVariable>() != nullptr || IsRead(part);
  });
}

// Hyperparameters and command lines are texts, of JSON at times; arguments of functions are not.
std::string ConstantText(const Value& value) {
  std::string text = graph::PlainText(value);
  if (text.size() > 1 && text.starts_with('"') && text.ends_with('"'))
    text = text.substr(1, text.size() - 2);
  return text;
}

std::optional<double> NumberIn(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, status] = std::from_chars(text.data(), end, number);
  return status == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

std::optional<bool> TruthIn(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  if (text == "true") return true;
  return text == "false" ? std::optional(false) : std::nullopt;
}

Alike CompareConstants(const Value& before, const Value& after) {
  const auto* list = before.As<graph::List>();
  const auto* other = after.As<graph::List>();
  if ((list == nullptr) != (other == nullptr)) return Alike::kOpen;
  if (list != nullptr) {
    if (list->items.size() != other->items.size()) return Alike::kNo;
    Alike all = Alike::kYes;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const Alike one = CompareConstants(list->items[i], other->items[i]);
      if (one == Alike::kNo) return one;
      if (one == Alike::kOpen) all = one;
    }
    return all;
  }
  const std::string a = ConstantText(before);
  const std::string b = ConstantText(after);
  const auto number = NumberIn(a);
  const auto other_number = NumberIn(b);
  if (a == b || (number && number == other_number)) return Alike::kYes;
  const auto truth = TruthIn(a);
  const auto other_truth = TruthIn(b);
  if (truth && other_truth) return truth == other_truth ? Alike::kYes : Alike::kNo;
  // 1 for True; and a word behind a flag may be its value or a word of its own.
  return truth || other_truth ? Alike::kOpen : Alike::kNo;
}

Alike CompareValues(const Value& given_before, const Value& given_after,
                    const Correspondence& same) {
  const Value& before = Bare(given_before);
  const Value& after = Bare(given_after);
  if (IsOpenValue(before) || IsOpenValue(after)) return Alike::kOpen;
  // Which step it is of, edges tell.
  if (IsRead(before) && IsRead(after)) {
    const bool one = same.SameStep(graph::ReferredStep(before), graph::ReferredStep(after));
    return !one || same.SameValue(before, after) ? Alike::kYes : Alike::kNo;
  }
  if (IsRead(before) || IsRead(after)) return Alike::kYes;
  if (IsConstantValue(before) && IsConstantValue(after)) return CompareConstants(before, after);
  if (same.SameValue(before, after)) return Alike::kYes;
  if (HasPart(before, IsRead) || HasPart(after, IsRead)) return Alike::kOpen;
  // A text put together here may be put together in the step there.
  const bool joined = before.As<graph::Join>() != nullptr || before.As<graph::List>() != nullptr;
  const bool other = after.As<graph::Join>() != nullptr || after.As<graph::List>() != nullptr;
  return joined == other ? Alike::kNo : Alike::kOpen;
}

std::string GivenText(const GivenValue& given) {
  const std::string value = graph::Describe(Bare(given.value));
  return given.name.empty() ? value : fmt::format("{} = {}", given.name, value);
}

// What steps are given across dialects, where the same thing is said in other words.
class GivenComparer {
 public:
  GivenComparer(const Correspondence& same, GuardLogic& logic, ProofFindings& findings)
      : same_(same), logic_(logic), findings_(findings) {}

  void Run() {
    for (const StepId step : boost::make_iterator_range(vertices(same_.before()))) {
      const auto partner = same_.AfterOf(step);
      if (partner && CanRun(step)) CompareStep(step, *partner);
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
    PairBy([](const GivenValue& given) { return given.key; }, before, after, a.values, b.values);
    PairBy([](const GivenValue& given) { return LeafOf(given.key); }, before, after, a.values,
           b.values);
    if (told == findings_.differences.size() + findings_.unknown.size())
      CompareParameters(before, after, a, b);
    rest.of_before = std::move(a.values);
    rest.of_after = std::move(b.values);
    NoteLone(rest.of_before, before, before_only_);
    NoteLone(rest.of_after, before, after_only_);
    rests_.push_back(std::move(rest));
  }

  // Compares those of one key on both sides, and takes them out.
  template <typename Key>
  void PairBy(Key key, StepId before, StepId after, std::vector<GivenValue>& of_before,
              std::vector<GivenValue>& of_after) {
    const auto count = [&key](const std::vector<GivenValue>& values, const std::string& name) {
      return std::ranges::count_if(values, [&](const auto& given) { return key(given) == name; });
    };
    const std::vector<GivenValue> all = of_before;
    for (const GivenValue& given : all) {
      const std::string name = key(given);
      if (name.empty() || count(all, name) != 1 || count(of_after, name) != 1) continue;
      const auto other =
          std::ranges::find_if(of_after, [&](const auto& g) { return key(g) == name; });
      Judge(before, after, given, *other);
      of_after.erase(other);
      std::erase_if(of_before, [&](const GivenValue& g) { return key(g) == name; });
    }
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
    const auto lacks = [](const std::set<std::string>& names, const auto& is_same) {
      return std::ranges::none_of(names, is_same);
    };
    for (const std::string& name : a.parameters) {
      const auto is_same = [&](const std::string& o) { return same_.SameParameter(name, o); };
      if (lacks(b.mentioned, is_same)) LoneParameter(before, after, name, true, b.open);
    }
    for (const std::string& name : b.parameters) {
      const auto is_same = [&](const std::string& o) { return same_.SameParameter(o, name); };
      if (lacks(a.mentioned, is_same)) LoneParameter(before, after, name, false, a.open);
    }
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
        if (Bare(value.value).As<graph::ParameterReference>() != nullptr)
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
      return IsConstantValue(given.value) || IsOpenValue(given.value);
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
      if (!HasPart(given.value, IsRead)) steps[LeafOf(given.key)].insert(step);
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
