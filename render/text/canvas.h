#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/layout/geometry.h"
#include "render/text/alphabet.h"
#include "render/text/ink.h"

namespace smgraph::render::text {

/// A grid of cells on which lines join and cross and text stands.
class Canvas {
 public:
  Canvas(int width, int height, Alphabet alphabet);

  /// Draws a straight run; where it meets another one they cross.
  void Line(const layout::Stroke& stroke, LineStyle style, Ink ink);
  /// Puts one character of width 1 in place of what is there.
  void Put(layout::Cell cell, std::string_view glyph, Ink ink);
  /// The same, but only where nothing is yet.
  void PutUnder(layout::Cell cell, std::string_view glyph, Ink ink);
  /// Writes printable text from `cell` on, by graphemes.
  void Write(layout::Cell cell, std::string_view text, Ink ink);

  /// The rows without trailing blanks, each ended by a newline.
  std::string Print(bool colour) const;

 private:
  struct Square {
    Arms arms = 0;
    LineStyle across = LineStyle::kLight;
    LineStyle upright = LineStyle::kLight;
    Ink ink = Ink::kPlain;
    bool covered = false;  // by the wide character to the left
    std::string glyph;
  };

  Square& At(layout::Cell cell);
  void Join(layout::Cell cell, Arms arm, LineStyle style, Ink ink);
  void PrintRow(std::size_t row, bool colour, std::string& out) const;

  std::size_t width_;
  std::size_t height_;
  Alphabet alphabet_;
  std::vector<Square> squares_;
};

}  // namespace smgraph::render::text
