#include "render/condition_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/guard.h"
#include "graph/value.h"

namespace smgraph::render {
namespace {

using graph::Value;

// The comparisons of sagemaker.md § 6.1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kComparisons = {
    {{"Equals", "=="},
     {"GreaterThan", ">"},
     {"GreaterThanOrEqualTo", ">="},
     {"LessThan", "<"},
     {"LessThanOrEqualTo", "<="}}};

std::string ExpressionText(const Value& condition);

std::string DescribeAt(const graph::Map& map, std::string_view key) {
  const Value* value = map.Find(key);
  return value == nullptr ? "?" : graph::Describe(*value);
}

std::string JoinedText(const Value* conditions, std::string_view word) {
  const auto* list = conditions == nullptr ? nullptr : conditions->As<graph::List>();
  if (list == nullptr) return {};
  std::string text;
  for (const Value& item : list->items) {
    if (!text.empty()) text += word;
    text += ExpressionText(item);
  }
  return text;
}

std::string ExpressionText(const Value& condition) {
  const auto* map = condition.As<graph::Map>();
  const Value* type_value = map == nullptr ? nullptr : map->Find("Type");
  const auto* type = type_value == nullptr ? nullptr : type_value->As<std::string>();
  if (type == nullptr) return graph::Describe(condition);
  if (*type == "Not") {
    const Value* inner = map->Find("Condition");
    return "not (" + (inner == nullptr ? "?" : ExpressionText(*inner)) + ")";
  }
  if (*type == "Or") return "(" + JoinedText(map->Find("Conditions"), " or ") + ")";
  if (*type == "In") return DescribeAt(*map, "QueryValue") + " in " + DescribeAt(*map, "Values");
  const auto* row = std::ranges::find(kComparisons, std::string_view(*type),
                                      &std::pair<std::string_view, std::string_view>::first);
  if (row == kComparisons.end()) return *type;
  return DescribeAt(*map, "LeftValue") + " " + std::string(row->second) + " " +
         DescribeAt(*map, "RightValue");
}

bool BehindCondition(const graph::Pipeline& pipeline, graph::StepId step) {
  const auto incoming = in_edges(step, pipeline);
  return std::any_of(incoming.first, incoming.second, [&](const graph::EdgeId& edge) {
    return pipeline[edge].kind == graph::EdgeKind::kControl;
  });
}

}  // namespace

std::string ConditionText(const graph::Step& step) {
  if (step.kind != graph::StepKind::kCondition) return {};
  return JoinedText(step.arguments.Find("Conditions"), " and ");
}

std::string GuardText(const graph::Pipeline& pipeline, graph::StepId step) {
  const graph::Guard& guard = pipeline[step].guard;
  if (guard.always() || BehindCondition(pipeline, step)) return {};
  return guard.never() ? "never" : "if " + graph::Describe(guard);
}

std::string MultiplicityText(const graph::Step& step) {
  if (!step.multiplicity) return {};
  std::string text = "for each ";
  for (const Value& over : step.multiplicity->over) {
    if (&over != &step.multiplicity->over.front()) text += " x ";
    text += graph::Describe(over);
  }
  return text;
}

}  // namespace smgraph::render
