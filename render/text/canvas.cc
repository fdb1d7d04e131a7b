#include "render/text/canvas.h"

#include <algorithm>
#include <cstddef>

#include "render/text/graphemes.h"

namespace smgraph::render::text {

Canvas::Canvas(int width, int height, Alphabet alphabet)
    : width_(static_cast<std::size_t>(width)),
      height_(static_cast<std::size_t>(height)),
      alphabet_(alphabet),
      squares_(width_ * height_) {}

Canvas::Square& Canvas::At(layout::Cell cell) {
  return squares_.at(static_cast<std::size_t>(cell.y) * width_ + static_cast<std::size_t>(cell.x));
}

void Canvas::Join(layout::Cell cell, Arms arm, LineStyle style, Ink ink) {
  Square& square = At(cell);
  square.arms |= arm;
  const bool upright = (arm & kUpright) != 0;
  (upright ? square.upright : square.across) = style;
  // A crossing looks like its vertical line.
  if (upright || (square.arms & kUpright) == 0) square.ink = ink;
}

void Canvas::Line(const layout::Stroke& stroke, LineStyle style, Ink ink) {
  const auto [x1, x2] = std::minmax(stroke.from.x, stroke.to.x);
  const auto [y1, y2] = std::minmax(stroke.from.y, stroke.to.y);
  for (int x = x1; x < x2; ++x) {
    Join({x, y1}, kRight, style, ink);
    Join({x + 1, y1}, kLeft, style, ink);
  }
  for (int y = y1; y < y2; ++y) {
    Join({x1, y}, kDown, style, ink);
    Join({x1, y + 1}, kUp, style, ink);
  }
}

void Canvas::Put(layout::Cell cell, std::string_view glyph, Ink ink) {
  Square& square = At(cell);
  square.glyph = glyph;
  square.arms = 0;
  square.ink = ink;
}

void Canvas::PutUnder(layout::Cell cell, std::string_view glyph, Ink ink) {
  const Square& square = At(cell);
  if (square.arms == 0 && square.glyph.empty() && !square.covered) Put(cell, glyph, ink);
}

void Canvas::Write(layout::Cell cell, std::string_view text, Ink ink) {
  for (const Grapheme& grapheme : Graphemes(text)) {
    Put(cell, grapheme.bytes, ink);
    if (grapheme.width == 2) At({cell.x + 1, cell.y}).covered = true;
    cell.x += grapheme.width;
  }
}

void Canvas::PrintRow(std::size_t row, bool colour, std::string& out) const {
  const auto begin = squares_.begin() + static_cast<std::ptrdiff_t>(row * width_);
  auto end = begin + static_cast<std::ptrdiff_t>(width_);
  const auto blank = [](const Square& square) {
    return square.arms == 0 && (square.glyph.empty() || square.glyph == " ") && !square.covered;
  };
  while (end != begin && blank(*(end - 1)))
    --end;
  Ink ink = Ink::kPlain;
  for (auto square = begin; square != end; ++square) {
    if (square->covered) continue;
    const Ink wanted = blank(*square) ? ink : square->ink;
    if (colour && wanted != ink) {
      if (ink != Ink::kPlain) out += kInkEnd;
      out += InkStart(wanted);
      ink = wanted;
    }
    if (!square->glyph.empty()) {
      out += square->glyph;
    } else if (square->arms != 0) {
      out += LineGlyph(alphabet_, square->arms, square->across, square->upright);
    } else {
      out += ' ';
    }
  }
  if (colour && ink != Ink::kPlain) out += kInkEnd;
  out += '\n';
}

std::string Canvas::Print(bool colour) const {
  std::string out;
  for (std::size_t row = 0; row < height_; ++row)
    PrintRow(row, colour, out);
  return out;
}

}  // namespace smgraph::render::text
