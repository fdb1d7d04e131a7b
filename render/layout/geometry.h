#pragma once

#include <cstddef>
#include <vector>

// A drawing before it has an alphabet: where boxes stand and lines run, in character cells. Both
// alphabets print the same geometry.
namespace smgraph::render::layout {

struct Cell {
  int x = 0;
  int y = 0;
  bool operator==(const Cell&) const = default;
};

/// A rectangle of cells, its border included.
struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  int right() const { return x + width - 1; }
  int bottom() const { return y + height - 1; }
};

/// A straight run of cells, both ends included: horizontal or vertical.
struct Stroke {
  Cell from;
  Cell to;
};

/// One line of the picture: from a port in the border of its source to an arrowhead in the border
/// of each target. Two paths share a cell only where one goes straight across the other.
struct Path {
  std::size_t line = 0;  // index into Problem::lines
  bool upward = false;   // drawn against the direction of the layers: it closes a cycle
  Cell tail;
  std::vector<Cell> heads;
  std::vector<Stroke> strokes;  // from border to border
  Cell label;                   // its first cell, when the line has a label
};

/// A frame of cells; only lines that go straight across have some of them, too.
struct Frame {
  Box box;
  Cell title;  // its first cell, in the upper or the lower side
};

struct Geometry {
  int width = 0;
  int height = 0;
  std::vector<Box> boxes;  // as in Problem::boxes; may be wider than asked, to hold the ports
  std::vector<Path> paths;
  std::vector<Frame> frames;  // as in Problem::frames
};

}  // namespace smgraph::render::layout
