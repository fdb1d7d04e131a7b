#include "passes/diff/value_differences.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "passes/property_path.h"
#include "passes/uses.h"

namespace smgraph::passes {
namespace {

using graph::ChangeKind;
using graph::List;
using graph::Map;
using graph::Value;

// Keys that name the members of a list in requests.
constexpr std::array<std::string_view, 10> kNamingKeys = {
    "InputName", "ChannelName", "OutputName", "PropertyFileName", "MetricName",
    "Name",      "Key",         "name",       "input_name",       "output_name"};

std::string NameOf(const Value& member) {
  const auto* map = member.As<Map>();
  if (map == nullptr) return {};
  for (const std::string_view key : kNamingKeys) {
    const Value* const name = map->Find(key);
    const auto* text = name == nullptr ? nullptr : name->As<std::string>();
    if (text != nullptr) return *text;
  }
  return {};
}

// The members by name; empty when one has none or two have the same.
std::unordered_map<std::string, const Value*> MembersByName(const List& list) {
  std::unordered_map<std::string, const Value*> members;  // looked up only
  for (const Value& item : list.items) {
    std::string name = NameOf(item);
    if (name.empty() || !members.emplace(std::move(name), &item).second) return {};
  }
  return members;
}

bool IsRead(const Value& value) {
  return !graph::ReferredStep(value).empty();
}

// Outputs[0] and Outputs['train'] may be one: which output it is, edges tell. `outputs`: names that
// authors have given them.
bool SameParts(std::string_view before, std::string_view after, const NamePairs& outputs) {
  std::vector<PathPart> a;
  std::vector<PathPart> b;
  if (!ParsePathParts(before, a) || !ParsePathParts(after, b)) return before == after;
  return std::ranges::equal(a, b, [&outputs](const PathPart& x, const PathPart& y) {
    const bool number = x.kind == PathSegment::Kind::kIndex;
    const bool other = y.kind == PathSegment::Kind::kIndex;
    if (number != other || x.text == y.text) return true;
    const auto pair = outputs.find(x.text);
    return pair != outputs.end() && pair->second == y.text;
  });
}

// What two reads of outputs that edges call the same read of them.
bool SameBelow(const Value& before, const Value& after, const NamePairs& outputs) {
  if (before.data.index() != after.data.index()) return true;  // spelled otherwise
  if (const auto* a = before.As<graph::StepReference>())
    return SameParts(a->path, after.As<graph::StepReference>()->path, outputs);
  if (const auto* a = before.As<graph::FunctionResult>())
    return a->path == after.As<graph::FunctionResult>()->path;
  const auto* get = before.As<graph::JsonGet>();
  const auto* other = after.As<graph::JsonGet>();
  return get == nullptr || (get->path == other->path && get->property_file == other->property_file);
}

class Finder {
 public:
  Finder(const Correspondence& same, PortMatcher* ports) : same_(same), ports_(ports) {}

  void CompareMaps(const Map& before, const Map& after, const std::string& place) {
    const std::string prefix = place.empty() ? "" : place + ".";
    for (const auto& [key, value] : before.items) {
      const Value* const other = after.Find(key);
      if (other == nullptr) {
        Add(ChangeKind::kRemoved, prefix + key, {}, &value, nullptr);
      } else {
        Compare(value, *other, prefix + key);
      }
    }
    for (const auto& [key, value] : after.items) {
      if (before.Find(key) == nullptr) Add(ChangeKind::kAdded, prefix + key, {}, nullptr, &value);
    }
  }

  void Compare(const Value& before, const Value& after, const std::string& place) {
    if (same_.SameValue(before, after)) return;
    const auto* map = before.As<Map>();
    const auto* other_map = after.As<Map>();
    const auto* list = before.As<List>();
    const auto* other_list = after.As<List>();
    if (map != nullptr && other_map != nullptr) {
      CompareMaps(*map, *other_map, place);
    } else if (list != nullptr && other_list != nullptr) {
      CompareLists(*list, *other_list, place);
    } else if (!IsRead(before) || !IsRead(after) || Differ(before, after)) {
      Add(ChangeKind::kChanged, place, {}, &before, &after);
    }
  }

  std::vector<ValueDifference> Take() { return std::move(found_); }

 private:
  bool Differ(const Value& before, const Value& after) const {
    if (ports_ == nullptr) return false;
    const auto producer = same_.FindBefore(graph::ReferredStep(before));
    const auto partner = producer ? same_.AfterOf(*producer) : std::nullopt;
    if (!partner || partner != same_.FindAfter(graph::ReferredStep(after))) return true;
    return !SameBelow(before, after, ports_->Outputs(*producer, *partner));
  }

  void CompareLists(const List& before, const List& after, const std::string& place) {
    const auto members = MembersByName(before);
    const auto other_members = MembersByName(after);
    if (members.empty() || other_members.empty()) {
      CompareInOrder(before.items, after.items, place);
      return;
    }
    for (const Value& member : before.items) {
      const std::string name = NameOf(member);
      const auto other = other_members.find(name);
      const std::string here = fmt::format("{}['{}']", place, name);
      if (other == other_members.end()) {
        Add(ChangeKind::kRemoved, here, name, &member, nullptr);
      } else {
        Compare(member, *other->second, here);
      }
    }
    for (const Value& member : after.items) {
      const std::string name = NameOf(member);
      if (members.contains(name)) continue;
      Add(ChangeKind::kAdded, fmt::format("{}['{}']", place, name), name, nullptr, &member);
    }
  }

  // What is equal at the beginning and at the end is left out; the rest is compared in pairs.
  void CompareInOrder(const std::vector<Value>& before, const std::vector<Value>& after,
                      const std::string& place) {
    std::size_t begin = 0;
    std::size_t end_before = before.size();
    std::size_t end_after = after.size();
    while (begin < end_before && begin < end_after &&
           same_.SameValue(before[begin], after[begin])) {
      ++begin;
    }
    while (end_before > begin && end_after > begin &&
           same_.SameValue(before[end_before - 1], after[end_after - 1])) {
      --end_before;
      --end_after;
    }
    for (std::size_t i = begin; i < std::max(end_before, end_after); ++i) {
      const std::string here = fmt::format("{}[{}]", place, i);
      if (i >= end_after) {
        Add(ChangeKind::kRemoved, here, {}, &before[i], nullptr);
      } else if (i >= end_before) {
        Add(ChangeKind::kAdded, here, {}, nullptr, &after[i]);
      } else {
        Compare(before[i], after[i], here);
      }
    }
  }

  void Add(ChangeKind kind, const std::string& place, std::string name, const Value* before,
           const Value* after) {
    ValueDifference& found = found_.emplace_back();
    found.kind = kind;
    found.place = place;
    found.name = std::move(name);
    if (before != nullptr) found.before = graph::Describe(*before);
    if (after != nullptr) found.after = graph::Describe(*after);
    if (before == nullptr || after == nullptr) return;
    found.open = HoldsUnknown(*before) || HoldsUnknown(*after);
    if (IsRead(*before) && IsRead(*after)) found.reads.emplace(before, after);
  }

  const Correspondence& same_;
  PortMatcher* ports_;
  std::vector<ValueDifference> found_;
};

}  // namespace

std::vector<ValueDifference> DifferencesOf(const Map& before, const Map& after,
                                           const Correspondence& same, PortMatcher* ports) {
  Finder finder(same, ports);
  finder.CompareMaps(before, after, {});
  return finder.Take();
}

std::vector<ValueDifference> DifferencesOf(const Value& before, const Value& after,
                                           const std::string& place, const Correspondence& same,
                                           PortMatcher* ports) {
  Finder finder(same, ports);
  finder.Compare(before, after, place);
  return finder.Take();
}

}  // namespace smgraph::passes
