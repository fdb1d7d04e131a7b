#include "frontends/definition.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "frontends/sagemaker/compile/json_text.h"
#include "frontends/sagemaker/compile/text.h"

namespace smgraph::frontends {
namespace {

using graph::Value;

/// The gaps of one value, in order; none when it is known.
std::vector<graph::Unknown> GapsOf(const Value& value) {
  std::vector<graph::Unknown> gaps;
  if (const auto* unknown = value.As<graph::Unknown>()) gaps.push_back(*unknown);
  if (const auto* text = value.As<graph::Join>()) {
    for (const Value& piece : text->values) {
      if (const auto* unknown = piece.As<graph::Unknown>()) gaps.push_back(*unknown);
    }
  }
  return gaps;
}

Value Marked(const Value& value, const std::vector<graph::Unknown>& gaps) {
  graph::List reasons;
  for (const graph::Unknown& gap : gaps) {
    if (std::ranges::find(reasons.items, Value(gap.reason)) == reasons.items.end()) {
      reasons.items.emplace_back(gap.reason);
    }
  }
  graph::Map marked;
  marked.Set("Smgraph:Unknown", sagemaker::GapText(value));
  marked.Set("Why", std::move(reasons));
  return marked;
}

/// The name of a step or port stands for its number.
std::string PlaceOf(const Value& item, std::size_t index) {
  if (const auto* map = item.As<graph::Map>()) {
    for (const std::string_view key : {"Name", "InputName", "OutputName", "ChannelName"}) {
      const Value* name = map->Find(key);
      const auto* text = name == nullptr ? nullptr : name->As<std::string>();
      if (text != nullptr) return *text;
    }
  }
  return std::to_string(index);
}

std::string Below(const std::string& place, const std::string& key) {
  return place.empty() ? key : place + "." + key;
}

/// Where steps are listed, their names begin the place.
bool ListsSteps(const std::string& key) {
  return key == "Steps" || key == "IfSteps" || key == "ElseSteps" || key == "ForEachBody";
}

void Collect(const Value& value, const std::string& place, std::vector<DefinitionGap>& found) {
  for (graph::Unknown& gap : GapsOf(value))
    found.push_back({place, std::move(gap.reason), gap.span});
  if (const auto* list = value.As<graph::List>()) {
    for (std::size_t i = 0; i < list->items.size(); ++i)
      Collect(list->items[i], Below(place, PlaceOf(list->items[i], i)), found);
  }
  const auto* map = value.As<graph::Map>();
  if (map == nullptr) return;
  for (const auto& [key, item] : map->items)
    Collect(item, ListsSteps(key) ? std::string() : Below(place, key), found);
}

}  // namespace

std::vector<DefinitionGap> DefinitionGaps(const Value& definition) {
  std::vector<DefinitionGap> found;
  Collect(definition, "", found);
  return found;
}

std::string DefinitionText(const Value& definition, int indent) {
  Value plain = definition;
  graph::Edit(plain, [](Value& value) {
    const std::vector<graph::Unknown> gaps = GapsOf(value);
    if (!gaps.empty()) value = Marked(value, gaps);
  });
  return sagemaker::JsonOf(plain, indent) + "\n";
}

}  // namespace smgraph::frontends
