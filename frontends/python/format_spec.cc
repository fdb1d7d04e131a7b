// The format specification mini-language for strings and numbers, and Evaluator::Format.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

constexpr std::u32string_view kAlignments = U"<>=^";
constexpr int kLargestNumber = 1'000'000;

// Reads digits; -1 for none, kLargestNumber + 1 for too many.
int TakeNumber(std::u32string_view text, std::size_t& at) {
  if (at >= text.size() || !IsDigit(text[at])) return -1;
  int number = 0;
  for (; at < text.size() && IsDigit(text[at]); ++at) {
    number = std::min(number * 10 + static_cast<int>(text[at] - U'0'), kLargestNumber + 1);
  }
  return number;
}

bool TakeAny(std::u32string_view text, std::size_t& at, std::u32string_view wanted, char& taken) {
  if (at >= text.size() || wanted.find(text[at]) == std::u32string_view::npos) return false;
  taken = static_cast<char>(text[at++]);
  return true;
}

void TakeAlignment(std::u32string_view text, std::size_t& at, FormatSpec& spec) {
  if (text.size() >= 2 && kAlignments.find(text[1]) != std::u32string_view::npos) {
    spec.fill = text[0];
    spec.align = static_cast<char>(text[1]);
    at = 2;
  } else {
    TakeAny(text, at, kAlignments, spec.align);
  }
}

// Separators every `size` digits from the right: 1234567 -> 1,234,567.
std::string Group(std::string_view digits, char separator, std::size_t size) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % size == 0) grouped += separator;
    grouped += digits[i];
  }
  return grouped;
}

// Groups the whole part of a number; with zero padding the zeros are grouped too.
std::string GroupNumber(std::string_view lead, std::string_view number, const FormatSpec& spec,
                        std::size_t size) {
  const std::size_t whole_size =
      std::min(number.find_first_not_of("0123456789abcdefABCDEF"), number.size());
  std::string whole(number.substr(0, whole_size));
  const std::string_view rest = number.substr(whole_size);
  const bool zeros = spec.fill == U'0' && spec.align == '=';
  const auto width = static_cast<std::size_t>(spec.width);
  std::string grouped = Group(whole, spec.grouping, size);
  while (zeros && lead.size() + grouped.size() + rest.size() < width) {
    whole.insert(whole.begin(), '0');
    grouped = Group(whole, spec.grouping, size);
  }
  return grouped + std::string(rest);
}

std::string SignOf(bool negative, const FormatSpec& spec) {
  if (negative) return "-";
  return spec.sign == '-' ? std::string() : std::string(1, spec.sign);
}

std::string Finish(const std::string& lead, const std::string& number, const FormatSpec& spec,
                   std::size_t group_size) {
  if (spec.grouping == 0) return PadText(lead, number, spec, '>');
  return PadText(lead, GroupNumber(lead, number, spec, group_size), spec, '>');
}

std::string DigitsOf(std::uint64_t value, int base) {
  char buffer[80];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, base);
  return std::string(buffer, end.ptr);
}

// No type: as repr() without precision, else like g but with at least one digit behind the point.
std::string PlainFloat(double value, const FormatSpec& spec) {
  if (spec.precision < 0) return FloatText(value);
  const int precision = std::max(spec.precision, 1);
  const std::string scientific = ExponentText(value, precision - 1);
  const std::size_t mark = scientific.find('e');
  if (mark != std::string::npos) {
    int exponent = 0;
    const char* begin = scientific.data() + mark + (scientific[mark + 1] == '+' ? 2 : 1);
    std::from_chars(begin, scientific.data() + scientific.size(), exponent);
    if (exponent == precision - 1) {
      std::string digits = scientific.substr(0, mark);
      while (digits.find('.') != std::string::npos && digits.back() == '0')
        digits.pop_back();
      if (digits.back() == '.') digits.pop_back();
      return digits + scientific.substr(mark, 2) + fmt::format("{:02}", std::abs(exponent));
    }
  }
  std::string text = GeneralText(value, precision, /*keep_zeros=*/false);
  return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string FloatBody(double value, const FormatSpec& spec) {
  const int precision = spec.precision < 0 ? 6 : spec.precision;
  switch (spec.type) {
    case 'f':
    case 'F':
      return FixedText(value, precision);
    case '%':
      return FixedText(value * 100, precision) + '%';
    case 'e':
    case 'E':
      return ExponentText(value, precision);
    case 'g':
    case 'G':
    case 'n':
      return GeneralText(value, precision, spec.alternate);
    default:
      return PlainFloat(value, spec);
  }
}

bool IsOneOf(char type, std::string_view types) {
  return type == 0 || types.find(type) != std::string_view::npos;
}

[[noreturn]] void UnknownCode(Evaluator& ev, char type, Ref value, SourceSpan span) {
  ev.Raise("ValueError",
           fmt::format("Unknown format code '{}' for object of type '{}'", type, TypeName(value)),
           span);
}

Ref FormatNumber(Evaluator& ev, Ref value, const FormatSpec& spec, SourceSpan span) {
  const auto integer = IntegerIn(value);
  if (integer && IsOneOf(spec.type, "bcdoxXn")) {
    if (spec.negative_zero) {
      ev.Raise("ValueError", "Negative zero coercion (z) not allowed in integer format specifier",
               span);
    }
    if (spec.precision >= 0) {
      ev.Raise("ValueError", "Precision not allowed in integer format specifier", span);
    }
    return ev.heap().str(FormatInteger(*integer, spec));
  }
  if (!IsOneOf(spec.type, "eEfFgGn%")) UnknownCode(ev, spec.type, value, span);
  return ev.heap().str(FormatFloat(*NumberIn(value), spec));
}

Ref FormatText(Evaluator& ev, Ref value, const FormatSpec& spec, SourceSpan span) {
  if (!IsOneOf(spec.type, "s")) UnknownCode(ev, spec.type, value, span);
  if (spec.align == '=' && spec.fill != U'0') {  // zeros before the width fill any type
    ev.Raise("ValueError", "'=' alignment not allowed in string format specifier", span);
  }
  if (spec.sign != '-') {
    ev.Raise("ValueError", "Sign not allowed in string format specifier", span);
  }
  const std::string* text = TextIn(value);
  return text == nullptr ? value : ev.heap().str(FormatString(*text, spec));
}

Ref FormatInstance(Evaluator& ev, Instance& instance, std::string_view spec, SourceSpan span) {
  const Ref own =
      CallSpecial(ev, instance, "__format__", CallWith({ev.heap().str(std::string(spec))}, span));
  if (own != nullptr) {
    const bool text = own->kind == Kind::kStr || own->kind == Kind::kTemplate;
    return text ? own : GapText(ev, own);
  }
  if (spec.empty()) return ev.ToStr(&instance, span);
  const bool named = instance.cls->enumeration && !instance.cls->value_text;
  if (named) return ev.Format(ev.ToStr(&instance, span), spec, span);
  if (instance.payload != nullptr) return ev.Format(instance.payload, spec, span);
  if (instance.cls->model != nullptr || instance.cls->opaque_base) {
    RefuseText(ev, &instance, span);
    return GapText(ev, &instance);
  }
  ev.Raise("TypeError",
           fmt::format("unsupported format string passed to {}.__format__", instance.cls->name),
           span);
}

}  // namespace

std::optional<FormatSpec> ParseFormatSpec(std::string_view text) {
  const std::u32string points = DecodeUtf8(text);
  FormatSpec spec;
  std::size_t at = 0;
  char ignored = 0;
  TakeAlignment(points, at, spec);
  const bool fill_given = at == 2;
  TakeAny(points, at, U"+- ", spec.sign);
  spec.negative_zero = TakeAny(points, at, U"z", ignored);
  spec.alternate = TakeAny(points, at, U"#", ignored);
  if (at < points.size() && points[at] == U'0') {
    ++at;
    if (!fill_given) spec.fill = U'0';
    if (spec.align == 0) spec.align = '=';
  }
  spec.width = std::max(TakeNumber(points, at), 0);
  TakeAny(points, at, U",_", spec.grouping);
  if (at < points.size() && points[at] == U'.') {
    spec.precision = TakeNumber(points, ++at);
    if (spec.precision < 0) return std::nullopt;
  }
  TakeAny(points, at, U"bcdeEfFgGnosxX%", spec.type);
  const bool fits = spec.width <= kLargestNumber && spec.precision <= kLargestNumber;
  return at == points.size() && fits ? std::optional(spec) : std::nullopt;
}

std::string PadText(std::string_view lead, std::string_view body, const FormatSpec& spec,
                    char align) {
  const std::size_t size = CountPoints(lead) + CountPoints(body);
  const auto width = static_cast<std::size_t>(spec.width);
  const std::size_t missing = width > size ? width - size : 0;
  const char alignment = spec.align == 0 ? align : spec.align;
  const std::size_t left = alignment == '<' ? 0 : (alignment == '^' ? missing / 2 : missing);
  const auto fill = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      AppendUtf8(text, spec.fill);
    return text;
  };
  std::string text;
  if (alignment == '=') return std::string(lead) + fill(missing) + std::string(body);
  return fill(left) + std::string(lead) + std::string(body) + fill(missing - left);
}

std::string FormatString(std::string_view text, const FormatSpec& spec) {
  FormatSpec padding = spec;
  if (spec.fill == U'0' && spec.align == '=') padding.align = '<';
  if (spec.precision >= 0) {
    text = text.substr(0, ByteOffset(text, static_cast<std::size_t>(spec.precision)));
  }
  return PadText("", text, padding, '<');
}

std::string FormatInteger(std::int64_t value, const FormatSpec& spec) {
  const auto size =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string lead = SignOf(value < 0, spec);
  switch (spec.type) {
    case 'c': {
      std::string character;
      AppendUtf8(character, static_cast<char32_t>(size & 0x1FFFFF));
      return PadText("", character, spec, '<');
    }
    case 'b':
    case 'o':
    case 'x':
    case 'X': {
      const int base = spec.type == 'b' ? 2 : (spec.type == 'o' ? 8 : 16);
      std::string digits = DigitsOf(size, base);
      if (spec.alternate) lead += std::string("0") + spec.type;
      return Finish(lead, spec.type == 'X' ? UpperText(digits) : digits, spec, 4);
    }
    default:
      return Finish(lead, DigitsOf(size, 10), spec, 3);
  }
}

std::string FormatFloat(double value, const FormatSpec& spec) {
  const bool negative = std::signbit(value) && !std::isnan(value);
  std::string body = FloatBody(negative ? -value : value, spec);
  if (spec.type == 'E' || spec.type == 'F' || spec.type == 'G') body = UpperText(body);
  return FormatDigits(negative, body, spec);
}

std::string FormatDigits(bool negative, const std::string& digits, const FormatSpec& spec) {
  return Finish(SignOf(negative, spec), digits, spec, 3);
}

Ref Evaluator::Format(Ref value, std::string_view spec, SourceSpan span) {
  if (value->kind == Kind::kChoice) {
    return MapChoice(value, [&](Ref alternative) {
      return alternative == value ? GapText(*this, value) : Format(alternative, spec, span);
    });
  }
  if (Unsure(value)) return ToStr(value, span);
  if (value->kind == Kind::kInstance) {
    return FormatInstance(*this, *static_cast<Instance*>(value), spec, span);
  }
  if (auto* tuple = As<Tuple>(value)) {
    const Ref given = heap_.str(std::string(spec));
    if (const Ref own = CallSpecial(*this, *tuple, "__format__", CallWith({given}, span)))
      return own;
  }
  if (spec.empty()) return ToStr(value, span);
  const bool text = value->kind == Kind::kStr || value->kind == Kind::kTemplate;
  if (!text && !NumberIn(value)) {
    Raise("TypeError",
          fmt::format("unsupported format string passed to {}.__format__", TypeName(value)), span);
  }
  const auto parsed = ParseFormatSpec(spec);
  if (!parsed) {
    Raise(
        "ValueError",
        fmt::format("Invalid format specifier '{}' for object of type '{}'", spec, TypeName(value)),
        span);
  }
  CheckBytes(static_cast<std::size_t>(parsed->width));
  return text ? FormatText(*this, value, *parsed, span) : FormatNumber(*this, value, *parsed, span);
}

}  // namespace smgraph::python
