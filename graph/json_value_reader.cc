#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "graph/json_fields.h"

namespace smgraph::graph {
namespace {

StepReference ReadStepReference(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$step", "path"});
  return {fields.RequiredText(node, "$step"), fields.OptionalText(node, "path")};
}

ParameterReference ReadParameter(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$parameter"});
  return {fields.RequiredText(node, "$parameter")};
}

ExecutionVariable ReadExecutionVariable(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$execution"});
  return {fields.RequiredText(node, "$execution")};
}

std::vector<Value> ReadValues(const JsonNode& node, std::string_view key, JsonFields& fields) {
  return fields.OptionalList<Value>(node, key,
                                    [&](const JsonNode& item) { return ReadValue(item, fields); });
}

Join ReadJoin(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$join", "separator"});
  return {fields.RequiredText(node, "separator"), ReadValues(node, "$join", fields)};
}

JsonGet ReadJsonGet(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$json", "step", "property_file", "uri"});
  return {fields.OptionalText(node, "step"), fields.OptionalText(node, "property_file"),
          fields.RequiredText(node, "$json"), ReadValues(node, "uri", fields)};
}

FunctionResult ReadFunctionResult(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$result", "path"});
  return {fields.RequiredText(node, "$result"), fields.OptionalText(node, "path")};
}

Binding ReadBinding(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"set", "env"});
  if (node.Find("env") == nullptr) return {Binding::Kind::kName, fields.RequiredText(node, "set")};
  return {Binding::Kind::kEnvironment, fields.RequiredText(node, "env")};
}

double ReadFloat(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$float"});
  const std::string text = fields.RequiredText(node, "$float");
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text == "inf") return kInfinity;
  if (text == "-inf") return -kInfinity;
  if (text != "nan") fields.Fail(node, fmt::format("'{}' is no $float", text), "nan, inf or -inf");
  return std::numeric_limits<double>::quiet_NaN();
}

Map ReadPairs(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$map"});
  Map map;
  const JsonNode* const pairs = fields.Required(node, "$map");
  for (const JsonNode& pair : fields.Items(*pairs)) {
    const JsonNode::Array& items = fields.Items(pair);
    if (items.size() != 2) {
      fields.Fail(pair, "expected a key and a value");
      return map;
    }
    map.items.emplace_back(fields.Text(items[0]), ReadValue(items[1], fields));
  }
  return map;
}

Map ReadPlainMap(const JsonNode::Object& members, JsonFields& fields) {
  Map map;
  for (const JsonMember& member : members) {
    if (member.key.starts_with('$')) {
      fields.Fail(member.value, fmt::format("unknown tag '{}'", member.key),
                  "keys that begin with '$' are written in a $map");
    }
    map.items.emplace_back(member.key, ReadValue(member.value, fields));
  }
  return map;
}

// An object: the first key says by its tag what the value is; without a tag it is a map.
Value ReadTagged(const JsonNode& node, const JsonNode::Object& members, JsonFields& fields) {
  const std::string_view tag = members.empty() ? std::string_view() : members.front().key;
  if (tag == "$step") return ReadStepReference(node, fields);
  if (tag == "$parameter") return ReadParameter(node, fields);
  if (tag == "$execution") return ReadExecutionVariable(node, fields);
  if (tag == "$join") return ReadJoin(node, fields);
  if (tag == "$json") return ReadJsonGet(node, fields);
  if (tag == "$result") return ReadFunctionResult(node, fields);
  if (tag == "$unknown") return ReadUnknown(node, fields);
  if (tag == "$float") return ReadFloat(node, fields);
  if (tag == "$map") return ReadPairs(node, fields);
  return ReadPlainMap(members, fields);
}

Guard ReadComparison(const JsonNode& node, JsonFields& fields) {
  constexpr std::array<std::string_view, 9> kOps = {"==", "!=", "<",      "<=",     ">",
                                                    ">=", "in", "not in", "is true"};
  constexpr std::array<std::string_view, 2> kTimes = {"run", "compile"};
  fields.Members(node, {"left", "op", "right", "time"});
  const auto op = fields.Choice<CompareOp>(node, "op", kOps);
  const auto time = node.Find("time") == nullptr ? GuardTime::kRunTime
                                                 : fields.Choice<GuardTime>(node, "time", kTimes);
  const JsonNode* const left = fields.Required(node, "left");
  const JsonNode* const right = node.Find("right");
  if (right == nullptr && op != CompareOp::kTruthy) fields.Required(node, "right");
  return Guard::Compare(left == nullptr ? Value() : ReadValue(*left, fields), op,
                        right == nullptr ? Value() : ReadValue(*right, fields), time);
}

Guard ReadJunction(const JsonNode& node, Guard::Kind kind, const char* key, JsonFields& fields) {
  fields.Members(node, {key});
  Guard guard;
  guard.kind = kind;
  guard.operands = fields.OptionalList<Guard>(
      node, key, [&](const JsonNode& item) { return ReadGuard(item, fields); });
  return guard;
}

}  // namespace

Unknown ReadUnknown(const JsonNode& node, JsonFields& fields) {
  fields.Members(node, {"$unknown", "label", "settled_by", "span"});
  return {fields.RequiredText(node, "$unknown"), fields.OptionalText(node, "label"),
          fields.OptionalSpan(node),
          fields.OptionalList<Binding>(
              node, "settled_by", [&](const JsonNode& item) { return ReadBinding(item, fields); })};
}

Value ReadValue(const JsonNode& node, JsonFields& fields) {
  if (const auto* truth = node.As<bool>()) return *truth;
  if (const auto* number = node.As<std::int64_t>()) return *number;
  if (const auto* number = node.As<double>()) return *number;
  if (const auto* text = node.As<std::string>()) return *text;
  if (const auto* members = node.As<JsonNode::Object>()) return ReadTagged(node, *members, fields);
  if (const auto* items = node.As<JsonNode::Array>()) {
    List list;
    for (const JsonNode& item : *items)
      list.items.push_back(ReadValue(item, fields));
    return list;
  }
  return {};
}

Map ReadMap(const JsonNode& node, JsonFields& fields) {
  const auto* members = node.As<JsonNode::Object>();
  if (members == nullptr) {
    fields.Fail(node, fmt::format("expected an object, found {}", node.TypeName()));
    return {};
  }
  if (!members->empty() && members->front().key == "$map") return ReadPairs(node, fields);
  return ReadPlainMap(*members, fields);
}

Guard ReadGuard(const JsonNode& node, JsonFields& fields) {
  if (const auto* text = node.As<std::string>()) {
    if (*text == "never") return Guard::False();
    if (*text != "always") fields.Fail(node, fmt::format("'{}' is no guard", *text));
    return Guard::True();
  }
  if (node.Find("not") != nullptr) return ReadJunction(node, Guard::Kind::kNot, "not", fields);
  if (node.Find("and") != nullptr) return ReadJunction(node, Guard::Kind::kAnd, "and", fields);
  if (node.Find("or") != nullptr) return ReadJunction(node, Guard::Kind::kOr, "or", fields);
  return ReadComparison(node, fields);
}

}  // namespace smgraph::graph
