#include "passes/uses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace smgraph::passes {
namespace {

using graph::Value;

class Collector {
 public:
  void FromPort(const graph::Port& port) {
    graph::Walk(port.value, [&](const Value& part) {
      if (!graph::ReferredStep(part).empty()) uses_.push_back({part, port.name, {}, {}});
    });
  }

  void FromArgument(const Value& value, const std::string& label, const std::string& place) {
    if (!graph::ReferredStep(value).empty()) {
      const bool known = std::ranges::find(uses_, value, &Use::value) != uses_.end();
      if (!known) uses_.push_back({value, {}, label, place});
    } else if (const auto* map = value.As<graph::Map>()) {
      for (const auto& [key, item] : map->items) {
        FromArgument(item, key, place.empty() ? key : place + "." + key);
      }
    } else if (const auto* list = value.As<graph::List>()) {
      FromItems(list->items, label, place);
    } else if (const auto* join = value.As<graph::Join>()) {
      for (const Value& part : join->values)
        FromArgument(part, label, place);
    }
  }

  std::vector<Use> Take() { return std::move(uses_); }

 private:
  // Command lines name their values: the item behind '--model-dir' is called "model-dir".
  void FromItems(const std::vector<Value>& items, const std::string& label,
                 const std::string& place) {
    std::string_view flag;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string here = fmt::format("{}[{}]", place, i);
      FromArgument(items[i], flag.empty() ? fmt::format("{}[{}]", label, i) : std::string(flag),
                   here);
      const auto* text = items[i].As<std::string>();
      flag = text != nullptr && text->starts_with("--") ? std::string_view(*text).substr(2)
                                                        : std::string_view();
    }
  }

  std::vector<Use> uses_;
};

}  // namespace

std::vector<Use> UsesOf(const graph::Step& step) {
  Collector collector;
  for (const graph::Port& port : step.inputs)
    collector.FromPort(port);
  for (const auto& [key, value] : step.arguments.items)
    collector.FromArgument(value, key, key);
  return collector.Take();
}

bool HoldsUnknown(const Value& value) {
  bool found = false;
  graph::Walk(value, [&found](const Value& part) {
    found = found || part.As<graph::Unknown>() != nullptr;
  });
  return found;
}

}  // namespace smgraph::passes
