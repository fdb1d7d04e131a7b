#include "graph/json_fields.h"

#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace smgraph::graph {

void JsonFields::Fail(const JsonNode& node, std::string message, std::string hint) {
  if (!error_) error_ = Error{std::move(message), node.span, std::move(hint)};
}

std::string JsonFields::Text(const JsonNode& node) {
  if (const auto* text = node.As<std::string>()) return *text;
  Fail(node, fmt::format("expected a string, found {}", node.TypeName()));
  return {};
}

bool JsonFields::Truth(const JsonNode& node) {
  if (const auto* truth = node.As<bool>()) return *truth;
  Fail(node, fmt::format("expected true or false, found {}", node.TypeName()));
  return false;
}

std::uint32_t JsonFields::Count(const JsonNode& node) {
  const auto* number = node.As<std::int64_t>();
  if (number != nullptr && *number >= 0 && *number <= std::numeric_limits<std::uint32_t>::max()) {
    return static_cast<std::uint32_t>(*number);
  }
  Fail(node, "expected a whole number that is not negative");
  return 0;
}

const JsonNode::Array& JsonFields::Items(const JsonNode& node) {
  static const JsonNode::Array kNone;
  if (const auto* items = node.As<JsonNode::Array>()) return *items;
  Fail(node, fmt::format("expected an array, found {}", node.TypeName()));
  return kNone;
}

const JsonNode::Object& JsonFields::Members(const JsonNode& node,
                                            std::initializer_list<std::string_view> known) {
  static const JsonNode::Object kNone;
  const auto* members = node.As<JsonNode::Object>();
  if (members == nullptr) {
    Fail(node, fmt::format("expected an object, found {}", node.TypeName()));
    return kNone;
  }
  std::set<std::string_view> seen;
  for (const JsonMember& member : *members) {
    if (std::ranges::find(known, member.key) == known.end()) {
      Fail(member.value, fmt::format("unknown key '{}'", member.key),
           fmt::format("known here: {}", fmt::join(known, ", ")));
    } else if (!seen.insert(member.key).second) {
      Fail(member.value, fmt::format("key '{}' is written twice", member.key));
    }
  }
  return *members;
}

const JsonNode* JsonFields::Required(const JsonNode& node, std::string_view key) {
  const JsonNode* const found = node.Find(key);
  if (found == nullptr) Fail(node, fmt::format("key '{}' is missing", key));
  return found;
}

std::string JsonFields::OptionalText(const JsonNode& node, std::string_view key) {
  const JsonNode* const found = node.Find(key);
  return found == nullptr ? std::string() : Text(*found);
}

bool JsonFields::OptionalTruth(const JsonNode& node, std::string_view key) {
  const JsonNode* const found = node.Find(key);
  return found != nullptr && Truth(*found);
}

std::string JsonFields::RequiredText(const JsonNode& node, std::string_view key) {
  const JsonNode* const found = Required(node, key);
  return found == nullptr ? std::string() : Text(*found);
}

SourceSpan JsonFields::OptionalSpan(const JsonNode& node) {
  const JsonNode* const found = node.Find("span");
  SourceSpan span;
  if (found == nullptr) return span;
  for (const JsonMember& member :
       Members(*found, {"path", "cell", "line", "column", "endLine", "endColumn"})) {
    if (member.key == "path") {
      span.file = sources_.Add(Text(member.value));
      continue;
    }
    const std::uint32_t count = Count(member.value);
    if (member.key == "cell") span.cell = count;
    if (member.key == "line") span.begin.line = count;
    if (member.key == "column") span.begin.column = count;
    if (member.key == "endLine") span.end.line = count;
    if (member.key == "endColumn") span.end.column = count;
  }
  return span;
}

void JsonFields::FailChoice(const JsonNode& node, std::string_view key, std::string_view text,
                            const std::string_view* begin, const std::string_view* end) {
  const JsonNode* const member = node.Find(key);
  Fail(member == nullptr ? node : *member, fmt::format("'{}' is no {}", text, key),
       fmt::format("one of: {}", fmt::join(begin, end, ", ")));
}

}  // namespace smgraph::graph
