// str.format: replacement fields {}, {0}, {name}, {a.b[c]!r:>10}, with nested specifications.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

class FieldFormatter {
 public:
  FieldFormatter(Evaluator& ev, const Call& call, Ref mapping)
      : ev_(ev), call_(call), mapping_(mapping), out_(ev) {}
  // Literal text with fields; parts of a Template one after the other.
  void AddFormat(std::string_view format);
  void AddGap(Ref gap) { out_.Add(gap); }
  Ref Finish() { return out_.Finish(); }

 private:
  [[noreturn]] void Fail(std::string_view message) {
    ev_.Raise("ValueError", std::string(message), call_.span);
  }
  std::string_view TakeField(std::string_view format, std::size_t& at);
  void AddField(std::string_view field);
  Ref Value(std::string_view path);
  Ref First(std::string_view name);
  Ref ByIndex(std::size_t index);
  Ref ByName(std::string_view name);
  std::string Expand(std::string_view spec);

  Evaluator& ev_;
  const Call& call_;
  Ref mapping_;  // of format_map, else null
  TextBuilder out_;
  std::size_t next_ = 0;
};

// The text between "{" at `at` - 1 and the matching "}"; moves behind it.
std::string_view FieldFormatter::TakeField(std::string_view format, std::size_t& at) {
  int depth = 1;
  const std::size_t begin = at;
  for (; at < format.size(); ++at) {
    if (format[at] == '{') ++depth;
    if (format[at] == '}' && --depth == 0) return format.substr(begin, at++ - begin);
  }
  Fail("expected '}' before end of string");
}

void FieldFormatter::AddFormat(std::string_view format) {
  for (std::size_t at = 0; at < format.size();) {
    const char c = format[at];
    if (c != '{' && c != '}') {
      const std::size_t end = std::min(format.find_first_of("{}", at), format.size());
      out_.Add(format.substr(at, end - at));
      at = end;
    } else if (at + 1 < format.size() && format[at + 1] == c) {
      out_.Add(format.substr(at, 1));
      at += 2;
    } else if (c == '}') {
      Fail("Single '}' encountered in format string");
    } else if (++at == format.size()) {
      Fail("Single '{' encountered in format string");
    } else {
      AddField(TakeField(format, at));
    }
  }
}

void FieldFormatter::AddField(std::string_view field) {
  std::size_t end = 0;
  bool in_index = false;
  while (end < field.size() && (in_index || (field[end] != ':' && field[end] != '!'))) {
    if (field[end] == '[') in_index = true;
    if (field[end] == ']') in_index = false;
    ++end;
  }
  Ref value = Value(field.substr(0, end));
  std::string_view rest = field.substr(end);
  if (rest.starts_with('!')) {
    if (rest.size() < 2) Fail("end of string while looking for conversion specifier");
    const char conversion = rest[1];
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      Fail(fmt::format("Unknown conversion specifier {}", conversion));
    }
    value = Converted(ev_, conversion, value, call_.span);
    rest.remove_prefix(2);
  }
  if (rest.starts_with(':')) rest.remove_prefix(1);
  out_.Add(ev_.Format(value, Expand(rest), call_.span));
}

// Nested fields in a specification: "{:>{width}}".
std::string FieldFormatter::Expand(std::string_view spec) {
  std::string expanded;
  for (std::size_t at = 0; at < spec.size();) {
    if (spec[at] != '{') {
      expanded += spec[at++];
      continue;
    }
    std::string text;
    TextOf(ev_.ToStr(Value(TakeField(spec, ++at)), call_.span), text);
    expanded += text;
  }
  return expanded;
}

Ref FieldFormatter::ByIndex(std::size_t index) {
  if (mapping_ != nullptr) Fail("Format string contains positional fields");
  if (index + 1 < call_.positional.size()) return call_.positional[index + 1];
  if (call_.open) {
    return ev_.NewUnknown("argument that is not known", std::to_string(index), call_.span);
  }
  ev_.Raise("IndexError",
            fmt::format("Replacement index {} out of range for positional args tuple", index),
            call_.span);
}

Ref FieldFormatter::ByName(std::string_view name) {
  const Ref key = ev_.heap().str(std::string(name));
  if (mapping_ != nullptr) return ev_.GetItem(mapping_, key, call_.span);
  if (const Ref value = call_.Keyword(name)) return value;
  if (call_.open) {
    return ev_.NewUnknown("argument that is not known", std::string(name), call_.span);
  }
  ev_.Raise("KeyError", std::string(name), call_.span);
}

Ref FieldFormatter::First(std::string_view name) {
  if (name.empty()) return ByIndex(next_++);
  if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return ByName(name);
  }
  const auto index = ParseInteger(name, 10);
  if (!index) Fail("Too many decimal digits in format string");
  return ByIndex(static_cast<std::size_t>(*index));
}

// name.attribute[key].attribute…
Ref FieldFormatter::Value(std::string_view path) {
  std::size_t at = std::min(path.find_first_of(".["), path.size());
  Ref value = First(path.substr(0, at));
  while (at < path.size()) {
    if (path[at] == '.') {
      const std::size_t end = std::min(path.find_first_of(".[", at + 1), path.size());
      value =
          ev_.GetAttribute(value, ev_.heap().Intern(path.substr(at + 1, end - at - 1)), call_.span);
      at = end;
      continue;
    }
    const std::size_t end = path.find(']', at);
    if (end == std::string_view::npos) Fail("Missing ']' in format string");
    const std::string_view key = path.substr(at + 1, end - at - 1);
    const auto index = key.empty() || !IsDigit(key[0]) ? std::nullopt : ParseInteger(key, 10);
    value = ev_.GetItem(
        value, index ? ev_.heap().integer(*index) : ev_.heap().str(std::string(key)), call_.span);
    at = end + 1;
  }
  return value;
}

Ref FormatWith(Evaluator& ev, Ref format, const Call& call, Ref mapping) {
  FieldFormatter formatter(ev, call, mapping);
  if (const std::string* text = TextIn(format)) {
    formatter.AddFormat(*text);
    return formatter.Finish();
  }
  const auto* pattern = As<Template>(format);
  if (pattern == nullptr) return UnknownCall(ev, call);
  for (const Ref part : pattern->parts) {
    const std::string* literal = TextIn(part);
    if (literal != nullptr) {
      formatter.AddFormat(*literal);
    } else {
      formatter.AddGap(part);
    }
  }
  return formatter.Finish();
}

}  // namespace

Ref FormatFields(Evaluator& ev, Ref format, const Call& call) {
  return FormatWith(ev, format, call, nullptr);
}

Ref FormatMapping(Evaluator& ev, Ref format, Ref mapping, SourceSpan span) {
  return FormatWith(ev, format, CallWith({format, mapping}, span), mapping);
}

}  // namespace smgraph::python
