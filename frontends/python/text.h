#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Text as Python sees it: code points instead of bytes, Python's notion of spaces, digits and
// cases, and numbers spelled as CPython spells them. Independent of locales.
namespace smgraph::python {

/// The code points of UTF-8 text; what is not UTF-8 becomes U+FFFD.
std::u32string DecodeUtf8(std::string_view text);
std::string EncodeUtf8(std::u32string_view text);
/// How many code points UTF-8 text has.
std::size_t CountPoints(std::string_view text);
/// Bytes from the beginning of `text` to code point `index` (the whole size behind the end).
std::size_t ByteOffset(std::string_view text, std::size_t index);
/// The code point that stands at byte `offset`.
std::size_t PointOffset(std::string_view text, std::size_t offset);

bool IsSpace(char32_t point);
bool IsDigit(char32_t point);
bool IsUpper(char32_t point);
bool IsLower(char32_t point);
/// Letters; everything outside ASCII that is no space, digit or punctuation counts as one.
bool IsAlpha(char32_t point);
/// Single-character case mapping of Latin, Greek and Cyrillic letters.
char32_t ToUpper(char32_t point);
char32_t ToLower(char32_t point);
std::string UpperText(std::string_view text);
std::string LowerText(std::string_view text);
/// str.casefold(): as LowerText, and letters of one sound alike.
std::string FoldText(std::string_view text);
/// str.isdigit() and str.isnumeric(): decimal digits, digits in circles and above or below the
/// line, and numbers of one character.
bool IsAnyDigit(char32_t point);
bool IsNumeric(char32_t point);

/// repr() of a string: quotes chosen and characters escaped as CPython does.
std::string QuoteText(std::string_view text);
std::string QuoteBytes(std::string_view bytes);
/// repr() of a float: the shortest digits that read back as the same number.
std::string FloatText(double value);
/// As C's %.*f, %.*e and %.*g, with any precision up to 400.
std::string FixedText(double value, int precision);
std::string ExponentText(double value, int precision);
std::string GeneralText(double value, int precision, bool keep_zeros);
/// int(text, base) and float(text) by Python's rules (spaces around, sign, underscores, prefixes);
/// nothing when the text is no number. Integers beyond 64 bits set `*too_large`.
std::optional<std::int64_t> ParseInteger(std::string_view text, int base,
                                         bool* too_large = nullptr);
std::optional<double> ParseFloat(std::string_view text);
/// `text` without leading and trailing white space.
std::string_view TrimSpace(std::string_view text);

}  // namespace smgraph::python
