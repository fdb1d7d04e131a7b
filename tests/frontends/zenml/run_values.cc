#include "tests/frontends/zenml/run_values.h"

#include <algorithm>
#include <utility>

namespace smgraph::zenml {

using graph::CompareOp;
using graph::Value;

std::optional<double> NumberIn(const Value& value) {
  if (const auto* boolean = value.As<bool>()) return *boolean ? 1 : 0;
  if (const auto* integer = value.As<std::int64_t>()) return static_cast<double>(*integer);
  if (const auto* number = value.As<double>()) return *number;
  return std::nullopt;
}

bool SameValue(const Value& a, const Value& b) {
  const auto left = NumberIn(a);
  const auto right = NumberIn(b);
  if (left && right) return *left == *right;
  const auto* first = a.As<graph::List>();
  const auto* second = b.As<graph::List>();
  if (first != nullptr && second != nullptr) {
    return std::ranges::equal(first->items, second->items, SameValue);
  }
  return a == b;
}

namespace {

std::optional<bool> Truthy(const Value& value) {
  if (value.null()) return false;
  if (const auto number = NumberIn(value)) return *number != 0;
  if (const auto* text = value.As<std::string>()) return !text->empty();
  if (const auto* list = value.As<graph::List>()) return !list->items.empty();
  if (const auto* map = value.As<graph::Map>()) return !map->items.empty();
  return std::nullopt;
}

std::optional<bool> Contains(const Value& container, const Value& item) {
  if (const auto* list = container.As<graph::List>()) {
    return std::ranges::any_of(list->items, [&](const Value& one) { return SameValue(one, item); });
  }
  const auto* text = item.As<std::string>();
  if (const auto* map = container.As<graph::Map>(); map != nullptr && text != nullptr) {
    return map->Find(*text) != nullptr;
  }
  const auto* whole = container.As<std::string>();
  if (whole == nullptr || text == nullptr) return std::nullopt;
  return whole->find(*text) != std::string::npos;
}

template <typename Ordered>
bool Ordering(CompareOp op, const Ordered& a, const Ordered& b) {
  switch (op) {
    case CompareOp::kLt:
      return a < b;
    case CompareOp::kLe:
      return a <= b;
    case CompareOp::kGt:
      return a > b;
    default:
      return a >= b;
  }
}

}  // namespace

std::optional<bool> Compare(CompareOp op, const Value& a, const Value& b) {
  switch (op) {
    case CompareOp::kTruthy:
      return Truthy(a);
    case CompareOp::kEq:
      return SameValue(a, b);
    case CompareOp::kNe:
      return !SameValue(a, b);
    case CompareOp::kIn:
      return Contains(b, a);
    case CompareOp::kNotIn: {
      const auto in = Contains(b, a);
      return in ? std::optional(!*in) : std::nullopt;
    }
    default:
      break;
  }
  const auto left = NumberIn(a);
  const auto right = NumberIn(b);
  if (left && right) return Ordering(op, *left, *right);
  const auto* first = a.As<std::string>();
  const auto* second = b.As<std::string>();
  if (first != nullptr && second != nullptr) return Ordering(op, *first, *second);
  return std::nullopt;
}

std::vector<std::string> PartsOf(std::string_view path) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : path) {
    if ((c == '[' || c == '.') && !part.empty()) parts.push_back(std::exchange(part, {}));
    part += c;
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

Value Pairs(const graph::Map& map, bool keys, bool values) {
  graph::List pairs;
  for (const auto& [key, value] : map.items) {
    if (keys && values) {
      pairs.items.emplace_back(graph::List{{Value(key), value}});
    } else {
      pairs.items.push_back(keys ? Value(key) : value);
    }
  }
  return pairs;
}

std::optional<Value> Item(const Value& value, std::int64_t index) {
  const auto* list = value.As<graph::List>();
  if (list == nullptr) return std::nullopt;
  const auto size = std::ssize(list->items);
  if (index < 0) index += size;
  if (index < 0 || index >= size) return std::nullopt;
  return list->items[static_cast<std::size_t>(index)];
}

std::optional<std::size_t> RestFrom(std::string_view part) {
  const bool rest = part.starts_with('[') && part.ends_with(":]") && part.size() > 3 &&
                    part.find_first_not_of("0123456789", 1) == part.size() - 2;
  if (!rest) return std::nullopt;
  return std::stoul(std::string(part.substr(1)));
}

std::optional<Value> DropFirst(const Value& value, std::size_t count) {
  const auto* list = value.As<graph::List>();
  if (list == nullptr) return std::nullopt;
  const auto first =
      list->items.begin() + static_cast<std::ptrdiff_t>(std::min(count, list->items.size()));
  return graph::List{{first, list->items.end()}};
}

std::optional<std::size_t> LengthOf(const Value& value) {
  if (const auto* list = value.As<graph::List>()) return list->items.size();
  if (const auto* map = value.As<graph::Map>()) return map->items.size();
  const auto* count = value.As<std::int64_t>();
  if (count == nullptr) return std::nullopt;
  return static_cast<std::size_t>(std::max<std::int64_t>(*count, 0));
}

}  // namespace smgraph::zenml
