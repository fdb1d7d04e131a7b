#include "graph/value.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace smgraph::graph {
namespace {

// As Python writes it: 1.0 keeps its fraction, so that it is not taken for 1.
std::string FloatText(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

// `text` between single quotes, with escapes for what would break the line or the quotes.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (c == '\r') {
      quoted += "\\r";
    } else if (c == '\\' || c == '\'') {
      quoted += {'\\', c};
    } else if (code < 0x20 || code == 0x7f) {
      fmt::format_to(std::back_inserter(quoted), "\\x{:02x}", code);
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// "Prep" and "Outputs['x']" give "Prep.Outputs['x']"; "load" and "[0]" give "load[0]".
std::string Dotted(std::string_view step, std::string_view path) {
  const bool joined = path.empty() || path.front() == '[';
  return fmt::format("{}{}{}", step, joined ? "" : ".", path);
}

std::string JoinedText(const Join& join) {
  std::string text;
  for (std::size_t i = 0; i < join.values.size(); ++i) {
    if (i != 0) text += join.separator;
    text += PlainText(join.values[i]);
  }
  return text;
}

struct Describer {
  std::string operator()(Null) const { return "None"; }
  std::string operator()(bool truth) const { return truth ? "True" : "False"; }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return FloatText(number); }
  std::string operator()(const std::string& text) const { return Quoted(text); }
  std::string operator()(const List& list) const {
    std::string text = "[";
    for (const Value& item : list.items) {
      if (text.size() > 1) text += ", ";
      text += Describe(item);
    }
    return text + "]";
  }
  std::string operator()(const Map& map) const {
    std::string text = "{";
    for (const auto& [key, value] : map.items) {
      if (text.size() > 1) text += ", ";
      text += Quoted(key) + ": " + Describe(value);
    }
    return text + "}";
  }
  std::string operator()(const StepReference& reference) const {
    return Dotted(reference.step, reference.path);
  }
  std::string operator()(const ParameterReference& parameter) const {
    return "${Parameters." + parameter.name + "}";
  }
  std::string operator()(const ExecutionVariable& variable) const {
    return "${Execution." + variable.name + "}";
  }
  std::string operator()(const Join& join) const { return Quoted(JoinedText(join)); }
  std::string operator()(const JsonGet& get) const {
    if (!get.uri.empty()) return fmt::format("json({})[{}]", Describe(get.uri.front()), get.path);
    return fmt::format("{}[{}]", Dotted(get.step, get.property_file), get.path);
  }
  std::string operator()(const FunctionResult& result) const {
    return result.step + "()" + result.path;
  }
  std::string operator()(const Unknown& unknown) const {
    return "{" + (unknown.label.empty() ? unknown.reason : unknown.label) + "}";
  }
};

}  // namespace

Value::Value() = default;
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

template <typename T>
requires Alternative<T, Value::Data>::value Value::Value(T alternative)
    : data(std::move(alternative)) {}
template Value::Value(Null);
template Value::Value(bool);
template Value::Value(std::int64_t);
template Value::Value(double);
template Value::Value(std::string);
template Value::Value(List);
template Value::Value(Map);
template Value::Value(StepReference);
template Value::Value(ParameterReference);
template Value::Value(ExecutionVariable);
template Value::Value(Join);
template Value::Value(JsonGet);
template Value::Value(FunctionResult);
template Value::Value(Unknown);
Value::Value(const char* text) : data(std::string(text)) {}
Value::Value(std::string_view text) : data(std::string(text)) {}
Value::Value(int number) : data(std::int64_t{number}) {}

// Out of line: the types are recursive, and a defaulted comparison needs them complete.
bool List::operator==(const List&) const = default;
bool Map::operator==(const Map&) const = default;
bool Join::operator==(const Join&) const = default;
bool JsonGet::operator==(const JsonGet&) const = default;
bool Value::operator==(const Value& other) const {
  const auto* number = As<double>();
  const auto* another = other.As<double>();
  const bool none = number != nullptr && another != nullptr && std::isnan(*number);
  return none ? std::isnan(*another) : data == other.data;
}

const Value* Map::Find(std::string_view key) const {
  const auto found = std::ranges::find(items, key, &std::pair<std::string, Value>::first);
  return found == items.end() ? nullptr : &found->second;
}

Value* Map::Find(std::string_view key) {
  const auto found = std::ranges::find(items, key, &std::pair<std::string, Value>::first);
  return found == items.end() ? nullptr : &found->second;
}

void Map::Set(std::string_view key, Value value) {
  if (Value* known = Find(key)) {
    *known = std::move(value);
  } else {
    items.emplace_back(std::string(key), std::move(value));
  }
}

std::string_view ReferredStep(const Value& value) {
  if (const auto* reference = value.As<StepReference>()) return reference->step;
  if (const auto* result = value.As<FunctionResult>()) return result->step;
  if (const auto* get = value.As<JsonGet>()) return get->step;
  return {};
}

std::string Describe(const Value& value) {
  return std::visit(Describer{}, value.data);
}

std::string PlainText(const Value& value) {
  if (const auto* text = value.As<std::string>()) return *text;
  if (const auto* join = value.As<Join>()) return JoinedText(*join);
  return Describe(value);
}

}  // namespace smgraph::graph
