#include "render/text/graphemes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "render/text/width_tables.h"

namespace smgraph::render::text {
namespace {

constexpr std::uint32_t kZeroWidthJoiner = 0x200D;
constexpr std::uint32_t kEmojiVariation = 0xFE0F;

// Characters that change the direction or the shape of what follows, or cannot be seen.
constexpr CodePointRange kHidden[] = {
    {0x0000, 0x001F}, {0x007F, 0x00A0}, {0x00AD, 0x00AD},   {0x061C, 0x061C}, {0x115F, 0x1160},
    {0x1680, 0x1680}, {0x180E, 0x180E}, {0x2000, 0x200C},   {0x200E, 0x200F}, {0x2028, 0x202F},
    {0x205F, 0x206F}, {0x3000, 0x3000}, {0x3164, 0x3164},   {0xD800, 0xF8FF}, {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0x10FFFF}};
// Box drawing and the arrowheads: they would be read as lines of the picture.
constexpr CodePointRange kDrawing[] = {{0x2500, 0x257F}, {0x25B2, 0x25B2}, {0x25BC, 0x25BC}};
constexpr CodePointRange kRegional[] = {{0x1F1E6, 0x1F1FF}};
constexpr CodePointRange kSkinTones[] = {{0x1F3FB, 0x1F3FF}};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool In(std::span<const CodePointRange> ranges, std::uint32_t value) {
  if (value < ranges.front().first) return false;
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), value,
                                       [](auto v, const CodePointRange& r) { return v < r.first; });
  return behind != ranges.begin() && value <= std::prev(behind)->last;
}

bool IsMark(std::uint32_t value) {
  return value == kZeroWidthJoiner || In(kZeroWidth, value) || In(kSkinTones, value);
}

int WidthOf(std::uint32_t value) {
  if (value == kZeroWidthJoiner || In(kZeroWidth, value)) return 0;
  return In(kDoubleWidth, value) ? 2 : 1;
}

// The grapheme at the start of `text`: a code point with the marks and joined code points behind
// it.
Grapheme FirstGrapheme(std::string_view text) {
  const auto ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  if (ascii(0) && (text.size() == 1 || ascii(1))) return {text.substr(0, 1), 1};
  const CodePoint base = FirstCodePoint(text);
  std::size_t length = base.length;
  if (!base.valid) return {text.substr(0, length), 1};
  int width = WidthOf(base.value);
  bool joined = base.value == kZeroWidthJoiner;
  bool half_flag = In(kRegional, base.value);
  if (half_flag) width = 2;
  while (length < text.size()) {
    const CodePoint next = FirstCodePoint(text.substr(length));
    const bool flag = half_flag && In(kRegional, next.value);
    if (!next.valid || !(joined || flag || IsMark(next.value))) break;
    if (next.value == kEmojiVariation && base.value > 0xFF) width = 2;
    joined = next.value == kZeroWidthJoiner;
    half_flag = false;
    length += next.length;
  }
  return {text.substr(0, length), width};
}

bool Hidden(std::uint32_t value) {
  if (value >= ' ' && value <= '~') return false;
  return In(kHidden, value) || In(kDrawing, value);
}

// Whether the blank at `at` would be lost or mistaken: beside another blank, or at an end.
bool LooseBlank(std::string_view text, std::size_t at) {
  return at == 0 || at + 1 == text.size() || text[at - 1] == ' ' || text[at + 1] == ' ';
}

// How good it is to end a line between two graphemes; 0 forbids it.
int CutQuality(std::string_view left, std::string_view right) {
  constexpr std::string_view kSeparators = "-_./:=";
  if (left == " " || right == " ") return 0;
  if (kSeparators.find(left) != std::string_view::npos || right == "[") return 3;
  const auto lower = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (left == ",") return 0;
  return left.size() == 1 && right.size() == 1 && lower(left[0]) && upper(right[0]) ? 2 : 1;
}

// Where the piece that starts at `begin` ends, and where the next one starts; nowhere (0) when
// every place is beside a blank or behind a comma.
struct Cut {
  std::size_t end = 0;
  std::size_t next = 0;
};

Cut CutName(const std::vector<Grapheme>& text, std::size_t begin, int width) {
  Cut best;
  int best_quality = 0;
  int used = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    used += text[i].width;
    if (used > width) break;
    if (i + 1 == text.size()) return {text.size(), text.size()};
    const bool after_comma = text[i].bytes == "," && text[i + 1].bytes == " ";
    int quality = after_comma ? 4 : CutQuality(text[i].bytes, text[i + 1].bytes);
    if (2 * used < width) quality = std::min(quality, 1);  // rather a long piece than a good one
    if (quality == 0 || quality < best_quality) continue;
    best = {i + 1, after_comma ? i + 2 : i + 1};
    best_quality = quality;
  }
  return best;
}

// The last blank or comma of a piece that cannot end anywhere; its end where it has none.
std::size_t Obstacle(const std::vector<Grapheme>& text, std::size_t begin, int width) {
  std::size_t found = text.size();
  int used = 0;
  for (std::size_t i = begin; i < text.size() && (used += text[i].width) <= width; ++i) {
    if (text[i].bytes == " " || text[i].bytes == ",") found = i;
  }
  return found;
}

std::string Joined(const std::vector<Grapheme>& text, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i)
    out += text[i].bytes;
  return out;
}

}  // namespace

CodePoint FirstCodePoint(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {lead, 1, false};
  std::uint32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {lead, 1, false};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest.at(length) || value > 0x10FFFF) return {lead, 1, false};
  return {value, length, true};
}

std::vector<Grapheme> Graphemes(std::string_view text) {
  std::vector<Grapheme> out;
  out.reserve(text.size());
  while (!text.empty()) {
    out.push_back(FirstGrapheme(text));
    text.remove_prefix(out.back().bytes.size());
  }
  return out;
}

int DisplayWidth(std::string_view text) {
  if (IsAscii(text)) return static_cast<int>(text.size());
  int width = 0;
  for (const Grapheme& grapheme : Graphemes(text))
    width += grapheme.width;
  return width;
}

std::string Printable(std::string_view text) {
  std::string out;
  bool marks_may_follow = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = FirstCodePoint(text.substr(at));
    const bool lone_mark = WidthOf(point.value) == 0 && !marks_may_follow;
    if (!point.valid) {
      out += fmt::format("<0x{:02X}>", point.value);
    } else if (Hidden(point.value) || lone_mark || (point.value == ' ' && LooseBlank(text, at))) {
      out += fmt::format("<U+{:04X}>", point.value);
    } else {
      out += text.substr(at, point.length);
      marks_may_follow = point.value != ' ';
    }
    at += point.length;
  }
  return out;
}

std::string FirstEscaped(std::string_view text) {
  return fmt::format("<U+{:04X}>{}", static_cast<unsigned char>(text.front()), text.substr(1));
}

std::vector<std::string> WrapName(std::string_view text, int width) {
  const std::vector<Grapheme> graphemes = Graphemes(text);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < graphemes.size();) {
    Cut cut = CutName(graphemes, begin, width);
    if (cut.end == 0) {
      const std::size_t at = Obstacle(graphemes, begin, width);
      if (at < graphemes.size()) {
        return WrapName(
            Joined(graphemes, 0, at) + FirstEscaped(Joined(graphemes, at, graphemes.size())),
            width);
      }
      cut = {begin + 1, begin + 1};
    }
    lines.push_back(Joined(graphemes, begin, cut.end));
    begin = cut.next;
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::vector<std::string> WrapWords(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  int used = 0;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    bool rest_of_word = false;
    for (const std::string& piece : WrapName(text.substr(0, length), width)) {
      const int columns = DisplayWidth(piece);
      if (rest_of_word || (used > 0 && used + 1 + columns > width)) {
        lines.emplace_back();
        used = 0;
      }
      if (used > 0) lines.back() += ' ';
      lines.back() += piece;
      used += columns + (used > 0 ? 1 : 0);
      rest_of_word = true;
    }
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines;
}

std::string Shortened(std::string_view text, int width, bool ascii) {
  if (DisplayWidth(text) <= width) return std::string(text);
  const std::string_view mark = ascii ? "..." : "…";
  const int room = width - DisplayWidth(mark);
  std::string out;
  int used = 0;
  for (const Grapheme& grapheme : Graphemes(text)) {
    used += grapheme.width;
    if (used > room) break;
    out += grapheme.bytes;
  }
  return out += mark;
}

std::string Padded(std::string_view text, int width) {
  const int missing = width - DisplayWidth(text);
  return std::string(text) + std::string(missing > 0 ? static_cast<std::size_t>(missing) : 0, ' ');
}

}  // namespace smgraph::render::text
