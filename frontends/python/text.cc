#include "frontends/python/text.h"

#include <algorithm>

#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the sequence that begins with `lead`, 0 for what cannot begin one.
std::size_t SequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

// Decodes the code point at `at` and moves behind it.
char32_t Next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = SequenceLength(lead);
  if (length == 1) return text[at++];
  if (length == 0 || at + length > text.size()) {
    ++at;
    return kReplacement;
  }
  char32_t point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!IsUtf8Tail(text[at + i])) {
      ++at;
      return kReplacement;
    }
    point = (point << 6) | (byte & 0x3F);
  }
  at += length;
  return point;
}

bool Between(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

}  // namespace

std::u32string DecodeUtf8(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    points.push_back(Next(text, at));
  return points;
}

std::string EncodeUtf8(std::u32string_view points) {
  std::string text;
  text.reserve(points.size());
  for (const char32_t point : points)
    AppendUtf8(text, point);
  return text;
}

std::size_t CountPoints(std::string_view text) {
  return PointOffset(text, text.size());
}

std::size_t ByteOffset(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < index && at < text.size(); ++i)
    Next(text, at);
  return at;
}

std::size_t PointOffset(std::string_view text, std::size_t offset) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < offset && at < text.size(); ++count)
    Next(text, at);
  return count;
}

bool IsSpace(char32_t point) {
  return Between(point, 0x09, 0x0D) || Between(point, 0x1C, 0x20) || point == 0x85 ||
         point == 0xA0 || point == 0x1680 || Between(point, 0x2000, 0x200A) || point == 0x2028 ||
         point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

bool IsDigit(char32_t point) {
  return Between(point, '0', '9');
}

bool IsUpper(char32_t point) {
  return ToLower(point) != point;
}

bool IsLower(char32_t point) {
  return ToUpper(point) != point || point == 0xDF || point == 0xAA || point == 0xBA;
}

bool IsAlpha(char32_t point) {
  if (point < 0x80) return Between(point, 'a', 'z') || Between(point, 'A', 'Z');
  if (point < 0xC0) return point == 0xAA || point == 0xB5 || point == 0xBA;
  return point != 0xD7 && point != 0xF7 && !IsSpace(point) && !Between(point, 0x2000, 0x2BFF) &&
         !Between(point, 0x3001, 0x3004) && !Between(point, 0xFE00, 0xFE0F) &&
         !Between(point, 0x1F000, 0x1FAFF) && point != kReplacement;
}

char32_t ToUpper(char32_t point) {
  if (point < 0x80) return Between(point, 'a', 'z') ? point - 32 : point;
  if (point == 0xB5) return 0x39C;
  if (point == 0xFF) return 0x178;
  if (Between(point, 0xE0, 0xFE) && point != 0xF7) return point - 32;
  if (Between(point, 0x100, 0x17F) && !Between(point, 0x138, 0x148) &&
      !Between(point, 0x178, 0x17F)) {
    return point == 0x131 ? 'I' : (point % 2 == 1 ? point - 1 : point);
  }
  if (Between(point, 0x3B1, 0x3C9) && point != 0x3C2) return point - 32;
  if (Between(point, 0x430, 0x44F)) return point - 32;
  if (Between(point, 0x450, 0x45F)) return point - 80;
  return point;
}

char32_t ToLower(char32_t point) {
  if (point < 0x80) return Between(point, 'A', 'Z') ? point + 32 : point;
  if (point == 0x178) return 0xFF;
  if (Between(point, 0xC0, 0xDE) && point != 0xD7) return point + 32;
  if (Between(point, 0x100, 0x17F) && !Between(point, 0x138, 0x148) &&
      !Between(point, 0x178, 0x17F)) {
    return point == 0x130 ? 'i' : (point % 2 == 0 && point != 0x130 ? point + 1 : point);
  }
  if (Between(point, 0x391, 0x3A9) && point != 0x3A2) return point + 32;
  if (Between(point, 0x410, 0x42F)) return point + 32;
  if (Between(point, 0x400, 0x40F)) return point + 80;
  return point;
}

std::string UpperText(std::string_view text) {
  std::string upper;
  for (const char32_t point : DecodeUtf8(text)) {
    if (point == 0xDF) {
      upper += "SS";  // the sharp s has no capital of one letter
    } else {
      AppendUtf8(upper, ToUpper(point));
    }
  }
  return upper;
}

std::string LowerText(std::string_view text) {
  std::string lower;
  for (const char32_t point : DecodeUtf8(text))
    AppendUtf8(lower, ToLower(point));
  return lower;
}

std::string FoldText(std::string_view text) {
  constexpr std::pair<char32_t, std::string_view> kFolded[] = {
      {0xDF, "ss"},   {0x17F, "s"},   {0x3C2, "\u03C3"}, {0x1E9E, "ss"}, {0xFB00, "ff"},
      {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},   {0xFB04, "ffl"}};
  std::string folded;
  for (const char32_t point : DecodeUtf8(text)) {
    const auto* row =
        std::ranges::find(kFolded, point, &std::pair<char32_t, std::string_view>::first);
    if (row != std::end(kFolded)) {
      folded += row->second;
    } else {
      AppendUtf8(folded, ToLower(point));
    }
  }
  return folded;
}

bool IsAnyDigit(char32_t point) {
  return IsDigit(point) || point == 0xB2 || point == 0xB3 || point == 0xB9 || point == 0x2070 ||
         Between(point, 0x2074, 0x2079) || Between(point, 0x2080, 0x2089) ||
         Between(point, 0x2460, 0x2468) || Between(point, 0xFF10, 0xFF19);
}

bool IsNumeric(char32_t point) {
  return IsAnyDigit(point) || Between(point, 0xBC, 0xBE) || Between(point, 0x2150, 0x2182) ||
         Between(point, 0x2185, 0x2189) || Between(point, 0x2469, 0x249B);
}

std::string_view TrimSpace(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (IsSpace(Next(text, at))) continue;
    begin = std::min(begin, start);
    end = at;
  }
  return begin >= end ? std::string_view() : text.substr(begin, end - begin);
}

}  // namespace smgraph::python
