#pragma once

#include <cstdint>
#include <string_view>

// The characters that lines, borders and ports are drawn with. Both alphabets have a character for
// everything that a geometry can hold; ASCII is Unicode mapped character by character.
namespace smgraph::render::text {

enum class Alphabet : std::uint8_t { kUnicode, kAscii };

/// How a line looks; together with a glyph it says how an edge or a step differs.
enum class LineStyle : std::uint8_t { kLight, kHeavy, kDashed, kDouble };

/// The sides on which a cell of a line goes on.
using Arms = std::uint8_t;
constexpr Arms kUp = 1;
constexpr Arms kRight = 2;
constexpr Arms kDown = 4;
constexpr Arms kLeft = 8;
constexpr Arms kAcross = kLeft | kRight;
constexpr Arms kUpright = kUp | kDown;

/// The character for a cell with two or more arms, whose horizontal and vertical ones may differ in
/// style. All four arms are a crossing of two lines, never a joint.
std::string_view LineGlyph(Alphabet alphabet, Arms arms, LineStyle across, LineStyle upright);

/// A corner of the box of a decision: rounded where the alphabet can.
std::string_view RoundCorner(Alphabet alphabet, Arms arms);

/// The sides of frames, which no line has.
std::string_view FrameGlyph(Alphabet alphabet, bool upright);

/// The end of a line in a border.
std::string_view ArrowHead(Alphabet alphabet, bool upward);

}  // namespace smgraph::render::text
