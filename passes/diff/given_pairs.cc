#include "passes/diff/given_pairs.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::Value;

bool IsRead(const Value& value) {
  return value.As<graph::Unknown>() == nullptr && !graph::ReferredStep(value).empty();
}

// Something below an output: report['auc'].
bool ReadsPart(const Value& value) {
  const auto* reference = value.As<graph::StepReference>();
  return reference != nullptr && reference->path.find_first_of(".[") != std::string::npos;
}

template <typename Holds>
bool HasPart(const Value& value, Holds holds) {
  bool found = false;
  graph::Walk(value, [&](const Value& part) { found = found || holds(part); });
  return found;
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

// Those of one key, of which each side has one.
template <typename Key>
void TakeBy(Key key, std::vector<GivenValue>& before, std::vector<GivenValue>& after,
            std::vector<std::pair<GivenValue, GivenValue>>& pairs) {
  const auto count = [&key](const std::vector<GivenValue>& values, const std::string& name) {
    return std::ranges::count_if(values, [&](const auto& given) { return key(given) == name; });
  };
  const std::vector<GivenValue> all = before;
  for (const GivenValue& given : all) {
    const std::string name = key(given);
    if (name.empty() || count(all, name) != 1 || count(after, name) != 1) continue;
    const auto other = std::ranges::find_if(after, [&](const auto& g) { return key(g) == name; });
    pairs.emplace_back(given, *other);
    after.erase(other);
    std::erase_if(before, [&](const GivenValue& g) { return key(g) == name; });
  }
}

}  // namespace

const Value& BareValue(const Value& value) {
  const auto* join = value.As<graph::Join>();
  return join != nullptr && join->values.size() == 1 ? BareValue(join->values.front()) : value;
}

bool HoldsRead(const Value& value) {
  return HasPart(value, IsRead);
}

bool IsConstantValue(const Value& value) {
  return !HasPart(value, [](const Value& part) {
    return part.As<graph::Unknown>() != nullptr ||
           part.As<graph::ParameterReference>() != nullptr ||
           part.As<graph::ExecutionVariable>() != nullptr || IsRead(part);
  });
}

Alike CompareValues(const Value& given_before, const Value& given_after,
                    const Correspondence& same) {
  const Value& before = BareValue(given_before);
  const Value& after = BareValue(given_after);
  if (HoldsUnknown(before) || HoldsUnknown(after)) return Alike::kOpen;
  // Which step it is of, edges tell.
  if (IsRead(before) && IsRead(after)) {
    const bool one = same.SameStep(graph::ReferredStep(before), graph::ReferredStep(after));
    if (!one) return Alike::kYes;
    if (!same.SameValue(before, after)) return Alike::kNo;
    // A number here, and there the whole of which it may be a part.
    return ReadsPart(before) == ReadsPart(after) ? Alike::kYes : Alike::kOpen;
  }
  if (IsRead(before) || IsRead(after)) return Alike::kYes;
  if (IsConstantValue(before) && IsConstantValue(after)) return CompareConstants(before, after);
  if (same.SameValue(before, after)) return Alike::kYes;
  if (HoldsRead(before) || HoldsRead(after)) return Alike::kOpen;
  // A text put together here may be put together in the step there.
  const bool joined = before.As<graph::Join>() != nullptr || before.As<graph::List>() != nullptr;
  const bool other = after.As<graph::Join>() != nullptr || after.As<graph::List>() != nullptr;
  return joined == other ? Alike::kNo : Alike::kOpen;
}

std::string GivenText(const GivenValue& given) {
  const std::string value = graph::Describe(BareValue(given.value));
  return given.name.empty() ? value : fmt::format("{} = {}", given.name, value);
}

std::vector<std::pair<GivenValue, GivenValue>> TakePairs(std::vector<GivenValue>& before,
                                                         std::vector<GivenValue>& after) {
  std::vector<std::pair<GivenValue, GivenValue>> pairs;
  TakeBy([](const GivenValue& given) { return given.key; }, before, after, pairs);
  TakeBy([](const GivenValue& given) { return LeafOf(given.key); }, before, after, pairs);
  return pairs;
}

std::vector<std::string> LoneParameters(graph::Side side, const StepInputs& before,
                                        const StepInputs& after, const Correspondence& same) {
  const bool of_before = side == graph::Side::kBefore;
  const std::set<std::string>& mentioned = of_before ? after.mentioned : before.mentioned;
  std::vector<std::string> lone;
  for (const std::string& name : of_before ? before.parameters : after.parameters) {
    const bool known = std::ranges::any_of(mentioned, [&](const std::string& other) {
      return of_before ? same.SameParameter(name, other) : same.SameParameter(other, name);
    });
    if (!known) lone.push_back(name);
  }
  return lone;
}

}  // namespace smgraph::passes
