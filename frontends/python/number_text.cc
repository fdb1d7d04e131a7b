// Numbers to text and back, and the quoting of repr(), as CPython does it.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

// Digits and decimal exponent of a finite number: 12.5 -> "125", exponent 1 (1.25e1).
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Decimal Split(std::string_view scientific) {
  Decimal decimal;
  decimal.negative = scientific.starts_with('-');
  if (decimal.negative) scientific.remove_prefix(1);
  const std::size_t mark = scientific.find('e');
  for (const char c : scientific.substr(0, mark)) {
    if (c != '.') decimal.digits.push_back(c);
  }
  std::string_view exponent = scientific.substr(mark + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.exponent);
  return decimal;
}

std::string Positional(const Decimal& decimal) {
  const auto count = static_cast<int>(decimal.digits.size());
  std::string text = decimal.negative ? "-" : "";
  if (decimal.exponent < 0) {
    return text + "0." + std::string(static_cast<std::size_t>(-decimal.exponent - 1), '0') +
           decimal.digits;
  }
  if (count <= decimal.exponent + 1) {
    return text + decimal.digits +
           std::string(static_cast<std::size_t>(decimal.exponent + 1 - count), '0');
  }
  const auto whole = static_cast<std::size_t>(decimal.exponent + 1);
  return text + decimal.digits.substr(0, whole) + '.' + decimal.digits.substr(whole);
}

std::string Scientific(const Decimal& decimal) {
  std::string text = decimal.negative ? "-" : "";
  text += decimal.digits[0];
  if (decimal.digits.size() > 1) text += '.' + decimal.digits.substr(1);
  return text +
         fmt::format("e{}{:02}", decimal.exponent < 0 ? '-' : '+', std::abs(decimal.exponent));
}

bool Special(double value, std::string& text) {
  if (std::isfinite(value)) return false;
  text = std::isnan(value) ? "nan" : (value < 0 ? "-inf" : "inf");
  return true;
}

std::string ToChars(double value, std::chars_format format, int precision) {
  constexpr int kLargest = 400;
  std::string text;
  if (Special(value, text)) return text;
  char buffer[1200];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format,
                                 std::clamp(precision, 0, kLargest));
  return std::string(buffer, end.ptr);
}

constexpr char kHex[] = "0123456789abcdef";

std::string HexEscape(char letter, std::uint32_t value, int digits) {
  std::string text = {'\\', letter};
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    text += kHex[(value >> shift) & 15];
  return text;
}

char QuoteFor(std::string_view text) {
  return text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos
             ? '"'
             : '\'';
}

// Escapes that strings and bytes share; empty for characters that stay.
std::string CommonEscape(char32_t point, char quote) {
  switch (point) {
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  if (point == static_cast<char32_t>(quote)) return std::string("\\") + quote;
  return point < 0x20 || point == 0x7F ? HexEscape('x', point, 2) : std::string();
}

}  // namespace

std::string QuoteText(std::string_view text) {
  const char quote = QuoteFor(text);
  std::string quoted(1, quote);
  for (const char32_t point : DecodeUtf8(text)) {
    const std::string escape = CommonEscape(point, quote);
    if (!escape.empty()) {
      quoted += escape;
    } else if ((point >= 0x80 && point <= 0xA0) || point == 0xAD) {
      quoted += HexEscape('x', point, 2);
    } else if (point > 0xA0 && IsSpace(point)) {
      quoted += HexEscape('u', point, 4);
    } else {
      AppendUtf8(quoted, point);
    }
  }
  return quoted + quote;
}

std::string QuoteBytes(std::string_view bytes) {
  const char quote = QuoteFor(bytes);
  std::string quoted = std::string("b") + quote;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const std::string escape = CommonEscape(byte, quote);
    if (!escape.empty()) {
      quoted += escape;
    } else if (byte >= 0x7F) {
      quoted += HexEscape('x', byte, 2);
    } else {
      quoted += c;
    }
  }
  return quoted + quote;
}

std::string FloatText(double value) {
  std::string text;
  if (Special(value, text)) return text;
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const Decimal decimal =
      Split(std::string_view(buffer, static_cast<std::size_t>(end.ptr - buffer)));
  if (decimal.exponent < -4 || decimal.exponent >= 16) return Scientific(decimal);
  text = Positional(decimal);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string FixedText(double value, int precision) {
  return ToChars(value, std::chars_format::fixed, precision);
}

std::string ExponentText(double value, int precision) {
  return ToChars(value, std::chars_format::scientific, precision);
}

std::string GeneralText(double value, int precision, bool keep_zeros) {
  std::string text;
  if (Special(value, text)) return text;
  const int digits = std::max(precision, 1);
  Decimal decimal = Split(ExponentText(value, digits - 1));
  if (!keep_zeros) {
    while (decimal.digits.size() > 1 && decimal.digits.back() == '0')
      decimal.digits.pop_back();
  }
  const bool scientific = decimal.exponent < -4 || decimal.exponent >= digits;
  return scientific ? Scientific(decimal) : Positional(decimal);
}

namespace {

int DigitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// Removes "0x" and its like where the base allows it; base 0 takes the base from it.
bool TakePrefix(std::string_view& text, int& base) {
  const auto prefixed = [&](char letter) {
    return text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == letter;
  };
  constexpr std::pair<char, int> kPrefixes[] = {{'x', 16}, {'o', 8}, {'b', 2}};
  for (const auto& [letter, value] : kPrefixes) {
    if (!prefixed(letter) || (base != 0 && base != value)) continue;
    base = value;
    text.remove_prefix(2);
    if (text.starts_with('_')) text.remove_prefix(1);
    return true;
  }
  if (base != 0) return true;
  base = 10;
  return text.size() < 2 || text[0] != '0' ||
         text.find_first_not_of("0_") == std::string_view::npos;
}

}  // namespace

std::optional<std::int64_t> ParseInteger(std::string_view text, int base, bool* too_large) {
  text = TrimSpace(text);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!TakePrefix(text, base)) return std::nullopt;
  if (text.empty() || text.front() == '_' || text.back() == '_') return std::nullopt;
  std::uint64_t value = 0;
  bool overflow = false;
  char before = '0';
  for (const char c : text) {
    if (c == '_') {
      if (before == '_') return std::nullopt;
    } else {
      const int digit = DigitValue(c);
      if (digit >= base) return std::nullopt;
      const auto factor = static_cast<std::uint64_t>(base);
      overflow = overflow || value > (std::numeric_limits<std::int64_t>::max() -
                                      static_cast<std::uint64_t>(digit)) /
                                         factor;
      value = value * factor + static_cast<std::uint64_t>(digit);
    }
    before = c;
  }
  if (too_large != nullptr) *too_large = overflow;
  if (overflow) return std::nullopt;
  const auto result = static_cast<std::int64_t>(value);
  return negative ? -result : result;
}

std::optional<double> ParseFloat(std::string_view text) {
  text = TrimSpace(text);
  std::string digits = LowerText(text);
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.erase(0, 1);
  const double sign = negative ? -1.0 : 1.0;
  if (digits == "inf" || digits == "infinity")
    return sign * std::numeric_limits<double>::infinity();
  if (digits == "nan") return std::numeric_limits<double>::quiet_NaN();
  std::string plain;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit_at = [&](std::size_t at) { return at < digits.size() && IsDigit(digits[at]); };
    if (digits[i] != '_') {
      plain += digits[i];
    } else if (i == 0 || !digit_at(i - 1) || !digit_at(i + 1)) {
      return std::nullopt;
    }
  }
  if (plain.empty() || (plain[0] != '.' && !IsDigit(plain[0]))) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (end != plain.data() + plain.size() || error == std::errc::invalid_argument) {
    return std::nullopt;
  }
  if (error == std::errc::result_out_of_range) {
    const std::size_t mark = plain.find("e-");
    value = mark == std::string::npos ? std::numeric_limits<double>::infinity() : 0.0;
  }
  return sign * value;
}

}  // namespace smgraph::python
