#include "frontends/python/item_text.h"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include <fmt/format.h>

#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

bool InName(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// What is written there, without what a formatter may change: line breaks and other blanks, the
// kind of quotes, a comma at the end.
std::string CodeAt(const SourceMap& sources, const SourceSpan& span) {
  const std::string lines = sources.Lines(span);
  const std::size_t begin = span.begin.column == 0 ? 0 : span.begin.column - 1;
  const std::size_t last = lines.rfind('\n') + 1;  // 0 in one line
  const std::size_t end = std::min(lines.size(), last + span.end.column - 1);
  std::string code;
  bool blank = false;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = lines[i];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      blank = true;
      continue;
    }
    if (blank && !code.empty() && InName(code.back()) && InName(c)) code += ' ';
    blank = false;
    const bool closes = c == ')' || c == ']' || c == '}';
    if (closes && !code.empty() && code.back() == ',') code.pop_back();
    code += c == '\'' ? '"' : c;
  }
  return code;
}

// An operation that a builtin or a method does, no operator.
bool IsCalled(std::string_view operation) {
  constexpr std::string_view kOperators[] = {"and",     "in",  "is",     "is not",
                                             "matches", "not", "not in", "or"};
  return InName(operation.front()) &&
         std::ranges::find(kOperators, operation) == std::end(kOperators);
}

const Opaque* Negation(Ref condition) {
  const auto* operation = As<Opaque>(condition);
  const bool negates = operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
                       operation->name == "not";
  return negates ? operation : nullptr;
}

std::string TextOfNegation(const SourceMap& sources, Ref condition, int depth) {
  if (const Opaque* negation = Negation(condition)) return TextFor(sources, negation->base, depth);
  const std::string text = TextFor(sources, condition, depth);
  return text.empty() ? text : "not " + text;
}

// `a and b`; one of which nothing is said is left out.
std::string TextOfBoth(const std::string& left, std::string_view word, const std::string& right) {
  if (left.empty() || right.empty()) return left + right;
  return fmt::format("{} {} {}", left, word, right);
}

std::string TextFor(const SourceMap& sources, const Opaque& opaque, int depth) {
  const auto base = [&] { return TextFor(sources, opaque.base, depth); };
  switch (opaque.origin) {
    case Opaque::Origin::kAttribute:
      return fmt::format("{}.{}", base(), opaque.name);
    case Opaque::Origin::kItem:
      return fmt::format("{}[{}]", base(), TextFor(sources, opaque.key, depth));
    case Opaque::Origin::kCall: {
      std::string arguments;
      for (const Ref argument : opaque.positional)
        arguments += (arguments.empty() ? "" : ", ") + TextFor(sources, argument, depth);
      return fmt::format("{}({})", base(), arguments);
    }
    case Opaque::Origin::kElement:
      return fmt::format("each {}", base());
    case Opaque::Origin::kOperation:
      if (opaque.name == kSomeRound) return "";
      if (IsCalled(opaque.name)) {
        if (opaque.key == nullptr) return fmt::format("{}({})", opaque.name, base());
        return fmt::format("{}({}, {})", opaque.name, base(), TextFor(sources, opaque.key, depth));
      }
      if (opaque.name == "not") return TextOfNegation(sources, opaque.base, depth);
      if (opaque.key == nullptr) return fmt::format("{} {}", opaque.name, base());
      return TextOfBoth(base(), opaque.name, TextFor(sources, opaque.key, depth));
    case Opaque::Origin::kImport:
      break;
  }
  return std::string(opaque.name);
}

// `rank(scores, list(names))` as `rank(..)`.
std::string WithoutArguments(const std::string& text) {
  std::string shown;
  int depth = 0;
  for (const char c : text) {
    const bool closes = c == ')' && depth > 0;
    if (depth == 1 && !closes && shown.back() == '(') shown += "..";
    if (closes) --depth;
    if (depth == 0) shown += c;
    if (c == '(') ++depth;
  }
  return shown;
}

}  // namespace

std::string TextFor(const SourceMap& sources, Ref value, int depth) {
  if (value == nullptr || depth == 0) return "...";
  if (const Choice* choice = Conditional(value)) {
    const bool negative = choice->then->kind == Kind::kAbsent;
    const std::string condition = negative ? TextOfNegation(sources, choice->condition, depth - 1)
                                           : TextFor(sources, choice->condition, depth - 1);
    const std::string item =
        TextFor(sources, negative ? choice->otherwise : choice->then, depth - 1);
    return TextOfBoth(item, "if", condition);
  }
  if (const auto* opaque = As<Opaque>(value)) return TextFor(sources, *opaque, depth - 1);
  if (const auto* list = As<List>(value)) {
    std::string items;
    for (const Ref item : list->items)
      items += (items.empty() ? "" : ", ") + TextFor(sources, item, depth - 1);
    return fmt::format("[{}]", items);
  }
  const auto* object = As<Instance>(value);
  if (object == nullptr) return Repr(value);
  const std::string call = CodeAt(sources, object->span);
  return call.empty() ? LabelOf(value) : call;
}

std::string ShortLabel(const std::string& text) {
  constexpr std::size_t kLongest = 40;
  if (text.size() <= kLongest) return text;
  std::uint32_t hash = 2166136261U;
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return fmt::format("{}~{:04x}", WithoutArguments(text).substr(0, kLongest - 5), hash & 0xFFFFU);
}

}  // namespace smgraph::python
