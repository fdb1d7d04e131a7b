#include "frontends/sagemaker/condition_guards.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Value;
using python::As;
using python::Ref;

constexpr int kMaxConditionDepth = 60;

struct ComparisonRow {
  std::string_view class_name;
  std::string_view type;  // in the definition
  CompareOp op;
};
constexpr ComparisonRow kComparisons[] = {
    {"ConditionEquals", "Equals", CompareOp::kEq},
    {"ConditionGreaterThan", "GreaterThan", CompareOp::kGt},
    {"ConditionGreaterThanOrEqualTo", "GreaterThanOrEqualTo", CompareOp::kGe},
    {"ConditionLessThan", "LessThan", CompareOp::kLt},
    {"ConditionLessThanOrEqualTo", "LessThanOrEqualTo", CompareOp::kLe},
    {"", "NotEquals", CompareOp::kNe},
};

graph::Map Typed(std::string_view type) {
  graph::Map map;
  map.Set("Type", type);
  return map;
}

Value ReadCondition(Reader& reader, Ref value, int depth) {
  const python::Instance* condition = InstanceOf(value, Role::kCondition);
  if (condition == nullptr || depth > kMaxConditionDepth) return reader.Read(value);
  const std::string_view name = condition->cls->model->name;
  const auto read = [&](std::string_view attribute) {
    return reader.Read(condition->attributes.Find(attribute));
  };
  if (name == "ConditionIn") {
    graph::Map map = Typed("In");
    map.Set("QueryValue", read("value"));
    map.Set("Values", read("in_values"));
    return map;
  }
  if (name == "ConditionNot") {
    graph::Map map = Typed("Not");
    map.Set("Condition",
            ReadCondition(reader, condition->attributes.Find("expression"), depth + 1));
    return map;
  }
  if (name == "ConditionOr") {
    graph::Map map = Typed("Or");
    graph::List list;
    if (const auto* items = ItemsIn(condition->attributes.Find("conditions"))) {
      for (Ref item : *items)
        list.items.push_back(ReadCondition(reader, item, depth + 1));
    }
    map.Set("Conditions", std::move(list));
    return map;
  }
  const auto* row = std::ranges::find(kComparisons, name, &ComparisonRow::class_name);
  graph::Map map = Typed(row == std::end(kComparisons) ? name : row->type);
  map.Set("LeftValue", read("left"));
  map.Set("RightValue", read("right"));
  return map;
}

Value Part(const graph::Map& map, std::string_view key) {
  const Value* value = map.Find(key);
  return value == nullptr ? Value() : *value;
}

Guard GuardOf(const Value& condition, int depth);

/// A conjunction or disjunction of a list.
Guard Combine(const Value& conditions, bool all, int depth) {
  Guard guard = all ? Guard::True() : Guard::False();
  const auto* list = conditions.As<graph::List>();
  if (list == nullptr) return GuardOf(conditions, depth);
  for (const Value& condition : list->items) {
    Guard one = GuardOf(condition, depth);
    guard = all ? graph::And(std::move(guard), std::move(one))
                : graph::Or(std::move(guard), std::move(one));
  }
  return guard;
}

Guard GuardOf(const Value& condition, int depth) {
  const auto* map = condition.As<graph::Map>();
  const Value* type_value = map == nullptr ? nullptr : map->Find("Type");
  const auto* type = type_value == nullptr ? nullptr : type_value->As<std::string>();
  if (type == nullptr || depth > kMaxConditionDepth) {
    return Guard::Compare(condition, CompareOp::kTruthy, {});
  }
  if (*type == "Not") return graph::Not(GuardOf(Part(*map, "Condition"), depth + 1));
  if (*type == "Or") return Combine(Part(*map, "Conditions"), /*all=*/false, depth + 1);
  if (*type == "And") return Combine(Part(*map, "Conditions"), /*all=*/true, depth + 1);
  if (*type == "In" || *type == "NotIn") {
    // {"QueryValue", "Values"} as the SDK writes it, {"Value", "In"} in the published schema.
    const bool sdk = map->Find("QueryValue") != nullptr;
    Guard in = Guard::Compare(Part(*map, sdk ? "QueryValue" : "Value"), CompareOp::kIn,
                              Part(*map, sdk ? "Values" : "In"));
    return *type == "In" ? in : graph::Not(std::move(in));
  }
  const auto* row = std::ranges::find(kComparisons, *type, &ComparisonRow::type);
  if (row == std::end(kComparisons)) return Guard::Compare(condition, CompareOp::kTruthy, {});
  return Guard::Compare(Part(*map, "LeftValue"), row->op, Part(*map, "RightValue"));
}

}  // namespace

Value ReadConditions(Reader& reader, Ref conditions) {
  const auto* items = ItemsIn(python::Plain(conditions));
  if (items == nullptr) {
    if (conditions == nullptr) return graph::List{};
    return graph::List{{ReadCondition(reader, conditions, 0)}};
  }
  graph::List list;
  for (Ref item : *items)
    list.items.push_back(ReadCondition(reader, item, 0));
  return list;
}

Guard GuardOfConditions(const Value& conditions) {
  return Combine(conditions, /*all=*/true, 0);
}

}  // namespace smgraph::sagemaker
