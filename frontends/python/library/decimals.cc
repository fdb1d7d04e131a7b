// The digits of decimal, which is written in Python: a number is passed as its text.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>
#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

using Integer = boost::multiprecision::cpp_int;

// Beyond that many digits nothing is computed.
constexpr std::int64_t kMostDigits = 4'000;

struct Number {
  bool negative = false;
  Integer digits = 0;
  std::int64_t exponent = 0;
};

Integer PowerOfTen(std::int64_t exponent) {
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

std::int64_t CountDigits(const Integer& digits) {
  return static_cast<std::int64_t>(digits.str().size());
}

std::size_t DigitsAt(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of("0123456789", at);
  return std::min(end, text.size()) - at;
}

// "-12.50e3"; nothing for any other text, or for more digits than are computed.
std::optional<Number> Read(std::string_view text) {
  Number number;
  number.negative = text.starts_with('-');
  std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const std::size_t whole = DigitsAt(text, at);
  std::string digits(text.substr(at, whole));
  at += whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t part = DigitsAt(text, at + 1);
    digits += text.substr(at + 1, part);
    number.exponent = -static_cast<std::int64_t>(part);
    at += part + 1;
  }
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    at += at + 1 < text.size() && text[at + 1] == '+' ? 2 : 1;
    std::int64_t exponent = 0;
    const auto end = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
    if (end.ec != std::errc() || std::abs(exponent) > kMostDigits) return std::nullopt;
    number.exponent += exponent;
    at = static_cast<std::size_t>(end.ptr - text.data());
  }
  if (at != text.size()) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // no octal
  number.digits = Integer(digits);
  return number;
}

// The digits with a point before the last `-exponent` of them.
std::string Plain(std::string digits, std::int64_t exponent) {
  if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
  const auto behind = static_cast<std::size_t>(-exponent);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  return digits.insert(digits.size() - behind, ".");
}

// str() without the sign.
std::string TextOf(const Number& number) {
  const std::string digits = number.digits.str();
  const std::int64_t left = number.exponent + static_cast<std::int64_t>(digits.size());
  if (number.exponent <= 0 && left > -6) return Plain(digits, number.exponent);
  const std::string mantissa = Plain(digits, 1 - static_cast<std::int64_t>(digits.size()));
  return left == 1 ? mantissa : fmt::format("{}E{:+}", mantissa, left - 1);
}

Ref ToRef(Evaluator& ev, const Number& number) {
  return ev.heap().str((number.negative ? "-" : "") + TextOf(number));
}

// Whether the size grows by one where `rest` of `unit` is left out.
bool RoundsUp(const Number& number, const Integer& kept, const Integer& rest, const Integer& unit,
              std::string_view mode) {
  if (rest == 0) return false;
  const Integer twice = rest * 2;
  const bool odd = kept % 2 == 1;
  if (mode == "ROUND_HALF_UP") return twice >= unit;
  if (mode == "ROUND_HALF_DOWN") return twice > unit;
  if (mode == "ROUND_UP") return true;
  if (mode == "ROUND_DOWN") return false;
  if (mode == "ROUND_CEILING") return !number.negative;
  if (mode == "ROUND_FLOOR") return number.negative;
  if (mode == "ROUND_05UP") return kept % 5 == 0;
  return twice > unit || (twice == unit && odd);
}

// The same number, or the nearest one, with that exponent.
Number Rescaled(Number number, std::int64_t exponent, std::string_view mode) {
  if (exponent <= number.exponent) {
    number.digits *= PowerOfTen(number.exponent - exponent);
  } else {
    const Integer unit = PowerOfTen(exponent - number.exponent);
    const Integer kept = number.digits / unit;
    const Integer rest = number.digits % unit;
    number.digits = kept + (RoundsUp(number, kept, rest, unit, mode) ? 1 : 0);
  }
  number.exponent = exponent;
  return number;
}

Number Fitted(const Number& number, std::int64_t precision, std::string_view mode) {
  const std::int64_t more = CountDigits(number.digits) - precision;
  if (more <= 0) return number;
  const Number rounded = Rescaled(number, number.exponent + more, mode);
  const bool carried = CountDigits(rounded.digits) > precision;
  return carried ? Rescaled(rounded, rounded.exponent + 1, mode) : rounded;
}

void Align(Number& a, Number& b) {
  const std::int64_t exponent = std::min(a.exponent, b.exponent);
  a = Rescaled(std::move(a), exponent, "");
  b = Rescaled(std::move(b), exponent, "");
}

Integer Signed(const Number& number) {
  return number.negative ? Integer(-number.digits) : number.digits;
}

Number Sum(Number a, Number b) {
  Align(a, b);
  const Integer total = Signed(a) + Signed(b);
  const bool negative = total < 0 || (total == 0 && a.negative && b.negative);
  return {negative, boost::multiprecision::abs(total), a.exponent};
}

// With digits enough to be rounded to the precision, as few as an exact result needs.
Number Quotient(const Number& a, const Number& b, std::int64_t precision) {
  const std::int64_t ideal = a.exponent - b.exponent;
  Number result{a.negative != b.negative, 0, ideal};
  if (a.digits == 0) return result;
  const std::int64_t shift =
      std::max<std::int64_t>(CountDigits(b.digits) - CountDigits(a.digits) + precision + 1, 0);
  const Integer scaled = a.digits * PowerOfTen(shift);
  result.digits = scaled / b.digits;
  result.exponent = ideal - shift;
  if (scaled % b.digits != 0) {
    if (result.digits % 5 == 0) ++result.digits;  // tells it from a tie
    return result;
  }
  while (result.exponent < ideal && result.digits % 10 == 0) {
    result.digits /= 10;
    ++result.exponent;
  }
  return result;
}

Number WholeQuotient(Number a, Number b) {
  Align(a, b);
  return {a.negative != b.negative, a.digits / b.digits, 0};
}

Number Remainder(Number a, Number b) {
  Align(a, b);
  return {a.negative, a.digits % b.digits, a.exponent};
}

std::optional<Number> Power(const Number& base, const Number& exponent, std::int64_t precision) {
  const Number whole = Rescaled(exponent, 0, "ROUND_DOWN");
  const bool fits = whole.digits * CountDigits(base.digits) <= kMostDigits;
  if (!fits || Sum(whole, {!exponent.negative, exponent.digits, exponent.exponent}).digits != 0)
    return std::nullopt;
  const auto times = static_cast<unsigned>(whole.digits);
  const Number power{base.negative && times % 2 == 1,
                     boost::multiprecision::pow(base.digits, times),
                     base.exponent * static_cast<std::int64_t>(times)};
  if (!exponent.negative) return power;
  return power.digits == 0 ? std::nullopt
                           : std::optional(Quotient({.digits = 1}, power, precision));
}

std::optional<Number> Operate(std::string_view operation, const Number& a, const Number& b,
                              std::int64_t precision) {
  if (operation == "+") return Sum(a, b);
  if (operation == "-") return Sum(a, {!b.negative, b.digits, b.exponent});
  if (operation == "*")
    return Number{a.negative != b.negative, a.digits * b.digits, a.exponent + b.exponent};
  if (operation == "/") return Quotient(a, b, precision);
  if (operation == "//") return WholeQuotient(a, b);
  if (operation == "%") return Remainder(a, b);
  return Power(a, b, precision);
}

// ---- functions

std::optional<Number> NumberOf(Ref value) {
  const std::string* text = TextIn(value);
  return text == nullptr ? std::nullopt : Read(*text);
}

// _decimal.read(text): its text as str() gives it; None for a text that is no number. NaN and
// infinities are not known.
Ref ReadText(Evaluator& ev, const Call& call) {
  std::string text = NeedText(ev, call.positional[0], call);
  std::erase(text, '_');
  const std::size_t begin = std::min(text.find_first_not_of(" \t\n\r"), text.size());
  text = text.substr(begin, text.find_last_not_of(" \t\n\r") + 1 - begin);
  if (const auto number = Read(text)) return ToRef(ev, *number);
  constexpr std::string_view kNames[] = {"nan", "snan", "inf", "infinity"};
  std::string name = text.substr(std::min(text.find_first_not_of("+-"), text.size()));
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool special = std::ranges::find(kNames, name) != std::end(kNames);
  const bool large = text.find_first_not_of("0123456789.+-eE") == std::string::npos &&
                     (text.size() > kMostDigits || text.find_first_of("eE") != std::string::npos);
  return special || large ? UnknownCall(ev, call) : ev.heap().none();
}

// _decimal.of_float(number): all digits of its binary value.
Ref OfFloat(Evaluator& ev, const Call& call) {
  const double value = NeedNumber(ev, call.positional[0], call);
  if (!std::isfinite(value)) return UnknownCall(ev, call);
  int exponent = 0;
  constexpr int kBits = 53;
  const auto bits =
      static_cast<std::int64_t>(std::ldexp(std::frexp(std::fabs(value), &exponent), kBits));
  exponent -= kBits;
  Number number{std::signbit(value), Integer(bits), 0};
  while (exponent < 0 && number.digits != 0 && number.digits % 2 == 0) {
    number.digits /= 2;
    ++exponent;
  }
  if (bits != 0 && exponent > 0) number.digits <<= exponent;
  if (bits != 0 && exponent < 0) {
    number.digits *= boost::multiprecision::pow(Integer(5), static_cast<unsigned>(-exponent));
    number.exponent = exponent;
  }
  return ToRef(ev, number);
}

// _decimal.operate(operator, a, b, precision, rounding)
Ref OperateOnTexts(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& given = call.positional;
  const auto a = NumberOf(given[1]);
  const auto b = NumberOf(given[2]);
  const std::int64_t precision = NeedInteger(ev, given[3], call);
  if (!a || !b || precision < 1 || precision > kMostDigits) return UnknownCall(ev, call);
  const auto result = Operate(NeedText(ev, given[0], call), *a, *b, precision);
  return result ? ToRef(ev, Fitted(*result, precision, NeedText(ev, given[4], call)))
                : UnknownCall(ev, call);
}

Ref CompareTexts(Evaluator& ev, const Call& call) {
  auto a = NumberOf(call.positional[0]);
  auto b = NumberOf(call.positional[1]);
  if (!a || !b) return UnknownCall(ev, call);
  Align(*a, *b);
  return ev.heap().integer(Signed(*a).compare(Signed(*b)));
}

// _decimal.rescale(text, exponent, rounding)
Ref RescaleText(Evaluator& ev, const Call& call) {
  const auto number = NumberOf(call.positional[0]);
  const std::int64_t exponent = NeedInteger(ev, call.positional[1], call);
  if (!number || std::abs(exponent) > kMostDigits) return UnknownCall(ev, call);
  return ToRef(ev, Rescaled(*number, exponent, NeedText(ev, call.positional[2], call)));
}

// _decimal.parts(text): whether it is negative, its digits, its exponent.
Ref PartsOfText(Evaluator& ev, const Call& call) {
  const auto number = NumberOf(call.positional[0]);
  if (!number) return UnknownCall(ev, call);
  return NewTuple(ev, {ev.heap().integer(number->negative ? 1 : 0),
                       ev.heap().str(number->digits.str()), ev.heap().integer(number->exponent)});
}

// _decimal.normalize(text): without zeros at the end.
Ref NormalizeText(Evaluator& ev, const Call& call) {
  auto number = NumberOf(call.positional[0]);
  if (!number) return UnknownCall(ev, call);
  if (number->digits == 0) number->exponent = 0;
  while (number->digits != 0 && number->digits % 10 == 0) {
    number->digits /= 10;
    ++number->exponent;
  }
  return ToRef(ev, *number);
}

// _decimal.root(text, precision): the square root.
Ref RootOfText(Evaluator& ev, const Call& call) {
  const auto number = NumberOf(call.positional[0]);
  const std::int64_t precision = NeedInteger(ev, call.positional[1], call);
  if (!number || precision < 1 || precision > kMostDigits) return UnknownCall(ev, call);
  const std::int64_t ideal = number->exponent >> 1;
  Integer digits = number->digits * ((number->exponent & 1) != 0 ? 10 : 1);
  const std::int64_t shift = precision + 1;  // digits enough, whatever there are before
  digits *= PowerOfTen(2 * shift);
  Number root{false, boost::multiprecision::sqrt(digits), ideal - shift};
  const bool exact = root.digits * root.digits == digits;
  if (!exact && root.digits % 5 == 0) ++root.digits;
  while (exact && root.exponent < ideal && root.digits % 10 == 0) {
    root.digits /= 10;
    ++root.exponent;
  }
  return ToRef(ev, Fitted(root, precision, ""));
}

// _decimal.format(text, specification, rounding)
Ref FormatText(Evaluator& ev, const Call& call) {
  auto number = NumberOf(call.positional[0]);
  const auto spec = ParseFormatSpec(NeedText(ev, call.positional[1], call));
  const std::string& mode = NeedText(ev, call.positional[2], call);
  if (!spec) ev.Raise("ValueError", "invalid format string", call.span);
  const bool fixed = spec->type == 'f' || spec->type == 'F' || spec->type == '%';
  if (!number || (!fixed && spec->type != 0)) return UnknownCall(ev, call);
  if (spec->type == '%') number->exponent += 2;
  if (fixed && spec->precision >= 0) number = Rescaled(*number, -spec->precision, mode);
  if (!fixed && spec->precision >= 0) number = Fitted(*number, std::max(spec->precision, 1), mode);
  std::string digits = fixed ? Plain(number->digits.str(), number->exponent) : TextOf(*number);
  if (spec->type == '%') digits += '%';
  return ev.heap().str(FormatDigits(number->negative, digits, *spec));
}

constexpr FunctionModel kFunctions[] = {
    {"_decimal.compare", Strict<CompareTexts, 2, 2>},
    {"_decimal.format", Strict<FormatText, 3, 3>},
    {"_decimal.normalize", Strict<NormalizeText, 1, 1>},
    {"_decimal.of_float", Strict<OfFloat, 1, 1>},
    {"_decimal.operate", Strict<OperateOnTexts, 5, 5>},
    {"_decimal.parts", Strict<PartsOfText, 1, 1>},
    {"_decimal.read", Strict<ReadText, 1, 1>},
    {"_decimal.rescale", Strict<RescaleText, 3, 3>},
    {"_decimal.root", Strict<RootOfText, 2, 2>},
};

}  // namespace

Rows DecimalRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
