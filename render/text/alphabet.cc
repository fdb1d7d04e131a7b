#include "render/text/alphabet.h"

#include <array>
#include <cstddef>

namespace smgraph::render::text {
namespace {

// By arms: -, U, R, UR, D, UD, RD, URD, L, UL, RL, URL, DL, UDL, RDL, all.
using Glyphs = std::array<std::string_view, 16>;

constexpr std::array<Glyphs, 4> kUnicodeGlyphs = {{
    {" ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"},
    {" ", "┃", "━", "┗", "┃", "┃", "┏", "┣", "━", "┛", "━", "┻", "┓", "┫", "┳", "╋"},
    {" ", "╎", "╌", "└", "╎", "╎", "┌", "├", "╌", "┘", "╌", "┴", "┐", "┤", "┬", "┼"},
    {" ", "║", "═", "╚", "║", "║", "╔", "╠", "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"},
}};

// A crossing is drawn as its vertical line.
constexpr std::array<Glyphs, 4> kAsciiGlyphs = {{
    {" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "|"},
    {" ", "#", "=", "+", "#", "#", "+", "+", "=", "+", "=", "+", "+", "+", "+", "#"},
    {" ", ":", ".", "+", ":", ":", "+", "+", ".", "+", ".", "+", "+", "+", "+", ":"},
    {" ", "!", "~", "+", "!", "!", "+", "+", "~", "+", "~", "+", "+", "+", "+", "!"},
}};

// Unicode where the horizontal and the vertical part differ; dashed counts as light.
struct Mixed {
  LineStyle across;
  LineStyle upright;
  std::string_view down;  // left, right and down
  std::string_view up;    // left, right and up
  std::string_view cross;
};
constexpr std::array<Mixed, 4> kMixed = {{
    {LineStyle::kLight, LineStyle::kHeavy, "┰", "┸", "╂"},
    {LineStyle::kHeavy, LineStyle::kLight, "┯", "┷", "┿"},
    {LineStyle::kLight, LineStyle::kDouble, "╥", "╨", "╫"},
    {LineStyle::kDouble, LineStyle::kLight, "╤", "╧", "╪"},
}};

LineStyle Undashed(LineStyle style) {
  return style == LineStyle::kDashed ? LineStyle::kLight : style;
}

const Glyphs& GlyphsOf(Alphabet alphabet, LineStyle style) {
  const auto& all = alphabet == Alphabet::kAscii ? kAsciiGlyphs : kUnicodeGlyphs;
  return all[static_cast<std::size_t>(style)];
}

std::string_view MixedGlyph(Arms arms, LineStyle across, LineStyle upright) {
  for (const Mixed& row : kMixed) {
    if (row.across != across || row.upright != upright) continue;
    return arms == (kAcross | kDown) ? row.down : arms == (kAcross | kUp) ? row.up : row.cross;
  }
  return GlyphsOf(Alphabet::kUnicode, LineStyle::kHeavy)[arms];  // heavy and double: no mixed forms
}

}  // namespace

std::string_view LineGlyph(Alphabet alphabet, Arms arms, LineStyle across, LineStyle upright) {
  const bool both = (arms & kAcross) == kAcross && (arms & kUpright) != 0;
  if (alphabet == Alphabet::kUnicode && both && Undashed(across) != Undashed(upright)) {
    return MixedGlyph(arms, Undashed(across), Undashed(upright));
  }
  const bool upright_style = (arms & kUpright) != 0;
  return GlyphsOf(alphabet, upright_style ? upright : across)[arms];
}

std::string_view RoundCorner(Alphabet alphabet, Arms arms) {
  if (alphabet == Alphabet::kAscii) return "+";
  switch (arms) {
    case kRight | kDown:
      return "╭";
    case kLeft | kDown:
      return "╮";
    case kRight | kUp:
      return "╰";
    default:
      return "╯";
  }
}

std::string_view FrameGlyph(Alphabet alphabet, bool upright) {
  if (alphabet == Alphabet::kAscii) return upright ? ";" : ",";
  return upright ? "┊" : "┈";
}

std::string_view ArrowHead(Alphabet alphabet, bool upward) {
  if (alphabet == Alphabet::kAscii) return upward ? "^" : "v";
  return upward ? "▲" : "▼";
}

}  // namespace smgraph::render::text
