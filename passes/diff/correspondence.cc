#include "passes/diff/correspondence.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "passes/names.h"
#include "passes/property_path.h"

namespace smgraph::passes {
namespace {

using graph::Value;

std::optional<double> NumberOf(const Value& value) {
  if (const auto* number = value.As<std::int64_t>()) return static_cast<double>(*number);
  if (const auto* number = value.As<double>()) return *number;
  return std::nullopt;
}

bool IsText(const Value& value) {
  return value.As<std::string>() != nullptr || value.As<graph::Join>() != nullptr;
}

// The pieces of a text, with neighbouring literals in one: 'a' + '/' + 'b' is 'a/b'.
void AddPieces(const Value& value, std::vector<Value>& pieces) {
  const auto* join = value.As<graph::Join>();
  if (join != nullptr) {
    for (std::size_t i = 0; i < join->values.size(); ++i) {
      if (i != 0 && !join->separator.empty()) AddPieces(join->separator, pieces);
      AddPieces(join->values[i], pieces);
    }
    return;
  }
  const auto* text = value.As<std::string>();
  auto* const last = pieces.empty() ? nullptr : pieces.back().As<std::string>();
  if (text != nullptr && last != nullptr) {
    *last += *text;
  } else if (text == nullptr || !text->empty()) {
    pieces.push_back(value);
  }
}

// What is read of an artifact, without the name of the output: metrics, auc, value.
std::vector<std::string> PartsRead(const Value& value) {
  const auto* get = value.As<graph::JsonGet>();
  const auto* result = value.As<graph::FunctionResult>();
  const auto* reference = value.As<graph::StepReference>();
  std::string_view text;
  if (get != nullptr) text = get->path;
  if (result != nullptr) text = result->path;
  if (reference != nullptr) text = reference->path;
  std::vector<std::string> parts;
  const auto path = ParsePropertyPath(text);
  if (!path) return {std::string(text)};
  for (const PathSegment& segment : *path)
    parts.push_back(NameKey(segment.text));
  if (reference != nullptr && !parts.empty()) parts.erase(parts.begin());
  return parts;
}

// True when `parts` holds all of `some`, in that order.
bool Holds(const std::vector<std::string>& parts, const std::vector<std::string>& some) {
  auto next = some.begin();
  for (const std::string& part : parts) {
    if (next != some.end() && *next == part) ++next;
  }
  return next == some.end();
}

// {"metrics": {"auc": 0.9}} here may be a plain number there: what one side leaves out is not
// compared.
bool AgreeOnParts(const Value& before, const Value& after) {
  const std::vector<std::string> a = PartsRead(before);
  const std::vector<std::string> b = PartsRead(after);
  return Holds(a, b) || Holds(b, a);
}

// The same read, whichever step it is of.
bool SamePath(const Value& before, const Value& after) {
  if (const auto* a = before.As<graph::StepReference>()) {
    const auto* b = after.As<graph::StepReference>();
    return b != nullptr && a->path == b->path;
  }
  if (const auto* a = before.As<graph::FunctionResult>()) {
    const auto* b = after.As<graph::FunctionResult>();
    return b != nullptr && a->path == b->path;
  }
  const auto* a = before.As<graph::JsonGet>();
  const auto* b = after.As<graph::JsonGet>();
  return a != nullptr && b != nullptr && a->path == b->path && a->property_file == b->property_file;
}

}  // namespace

Correspondence::Correspondence(const graph::Pipeline& before, const graph::Pipeline& after,
                               const graph::Matching& matching, bool across)
    : before_(before),
      after_(after),
      across_(across),
      before_index_(before),
      after_index_(after),
      after_of_(num_vertices(before)),
      before_of_(num_vertices(after)) {
  for (const graph::StepPair& pair : matching.pairs) {
    after_of_[pair.before] = pair.after;
    before_of_[pair.after] = pair.before;
  }
}

void Correspondence::PairParameters(std::string_view before, std::string_view after) {
  parameters_.insert_or_assign(std::string(before), std::string(after));
}

bool Correspondence::SameParameter(const std::string& before, const std::string& after) const {
  const auto paired = parameters_.find(before);
  return paired == parameters_.end() ? before == after : paired->second == after;
}

bool Correspondence::SameStep(std::string_view before, std::string_view after) const {
  const auto a = before_index_.Find(before);
  const auto b = after_index_.Find(after);
  if (!a || !b) return !a && !b && before == after;
  return after_of_[*a] == b;
}

bool Correspondence::SameRead(const Value& before, const Value& after) const {
  if (!SameStep(graph::ReferredStep(before), graph::ReferredStep(after))) return false;
  return across_ ? AgreeOnParts(before, after) : SamePath(before, after);
}

bool Correspondence::SameText(const Value& before, const Value& after) const {
  std::vector<Value> a;
  std::vector<Value> b;
  AddPieces(before, a);
  AddPieces(after, b);
  return std::ranges::equal(a, b, [this](const Value& x, const Value& y) {
    const auto* text = x.As<std::string>();
    const auto* other = y.As<std::string>();
    if (text != nullptr || other != nullptr) {
      return text != nullptr && other != nullptr && *text == *other;
    }
    return SameValue(x, y);
  });
}

bool Correspondence::SameList(const std::vector<Value>& before,
                              const std::vector<Value>& after) const {
  return std::ranges::equal(before, after,
                            [this](const Value& a, const Value& b) { return SameValue(a, b); });
}

bool Correspondence::SameMap(const graph::Map& before, const graph::Map& after) const {
  if (before.items.size() != after.items.size()) return false;
  return std::ranges::all_of(before.items, [&](const auto& item) {
    const Value* const other = after.Find(item.first);
    return other != nullptr && SameValue(item.second, *other);
  });
}

bool Correspondence::SameValue(const Value& before, const Value& after) const {
  if (!graph::ReferredStep(before).empty() && !graph::ReferredStep(after).empty()) {
    return SameRead(before, after);
  }
  if (IsText(before) && IsText(after)) return SameText(before, after);
  if (across_) {
    const auto a = NumberOf(before);
    const auto b = NumberOf(after);
    if (a && b) return Value(*a) == Value(*b);
  }
  if (before.data.index() != after.data.index()) return false;
  if (const auto* a = before.As<graph::ParameterReference>()) {
    return SameParameter(a->name, after.As<graph::ParameterReference>()->name);
  }
  if (const auto* a = before.As<graph::Unknown>()) {
    const auto* b = after.As<graph::Unknown>();
    return a->reason == b->reason && a->label == b->label;
  }
  if (const auto* a = before.As<graph::List>()) {
    return SameList(a->items, after.As<graph::List>()->items);
  }
  if (const auto* a = before.As<graph::Map>()) return SameMap(*a, *after.As<graph::Map>());
  return before == after;
}

}  // namespace smgraph::passes
