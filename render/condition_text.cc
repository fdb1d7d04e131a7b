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

// The comparisons that a ConditionStep knows.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kComparisons = {
    {{"Equals", "=="},
     {"GreaterThan", ">"},
     {"GreaterThanOrEqualTo", ">="},
     {"LessThan", "<"},
     {"LessThanOrEqualTo", "<="}}};

// `within` others: an expression of several parts then needs parentheses.
std::string ExpressionText(const Value& condition, bool within);

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
    text += ExpressionText(item, list->items.size() > 1);
  }
  return text;
}

// "x in [...]": {"QueryValue", "Values"} as the SDK writes it, {"Value", "In"} in the schema.
std::string MembershipText(const graph::Map& map, std::string_view word) {
  const bool sdk = map.Find("QueryValue") != nullptr;
  return DescribeAt(map, sdk ? "QueryValue" : "Value") + std::string(word) +
         DescribeAt(map, sdk ? "Values" : "In");
}

std::string CombinedText(const graph::Map& map, std::string_view word, bool within) {
  const std::string text = JoinedText(map.Find("Conditions"), word);
  return within ? "(" + text + ")" : text;
}

std::string ExpressionText(const Value& condition, bool within) {
  const auto* map = condition.As<graph::Map>();
  const Value* type_value = map == nullptr ? nullptr : map->Find("Type");
  const auto* type = type_value == nullptr ? nullptr : type_value->As<std::string>();
  if (type == nullptr) return graph::Describe(condition);
  if (*type == "Not") {
    const Value* inner = map->Find("Condition");
    return "not (" + (inner == nullptr ? "?" : ExpressionText(*inner, false)) + ")";
  }
  if (*type == "Or") return CombinedText(*map, " or ", within);
  if (*type == "And") return CombinedText(*map, " and ", within);
  if (*type == "In") return MembershipText(*map, " in ");
  if (*type == "NotIn") return MembershipText(*map, " not in ");
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
  return JoinedText(step.arguments.Find("conditions"), " and ");
}

std::string GuardText(const graph::Pipeline& pipeline, graph::StepId step) {
  const graph::Guard& guard = pipeline[step].guard;
  if (guard.always() || BehindCondition(pipeline, step)) return {};
  return guard.never() ? "never" : "if " + graph::Summary(guard);
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
