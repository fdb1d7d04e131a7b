#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "render/layout/geometry.h"

// Our own layered layout on a grid of characters. Its stages, one file each:
//   strands      lines are split into strands that all run downwards       strands.h
//   ranks        which box is in which row; wide rows are split            ranks.h
//   lanes        the same with one box in each row                         lanes.h
//   layering     rows of boxes and of lines passing by, hops between rows  layering.h
//   crossings    the order within a row                                    crossings.h
//   coordinates  columns of boxes and ports                                coordinates.h
//   routes       the horizontal runs between two rows                      routes.h
//   frames       walls around what belongs together                        frames.h
//   assemble     everything as cells                                       assemble.h
namespace smgraph::render::layout {

/// A box of at least this many cells, its border included.
struct BoxSpec {
  int width = 0;
  int height = 0;
};

/// A line from one box to others, with a label beside its first cells (width 0: none). A box has
/// one port for each of its lines.
struct LineSpec {
  std::size_t from = 0;
  std::vector<std::size_t> to;
  int label_width = 0;
  int label_height = 0;
};

/// A frame around boxes, and around frames in it, with a title in one of its sides.
struct FrameSpec {
  std::vector<std::size_t> boxes;     // those of inner frames are theirs only
  std::optional<std::size_t> parent;  // an earlier one
  int title_width = 0;
};

/// What to draw. Lines run from lower to higher box indexes where that is possible; those that do
/// not are drawn upwards. No line joins a box to itself. The geometry depends on nothing else.
struct Problem {
  std::vector<BoxSpec> boxes;
  std::vector<LineSpec> lines;
  std::vector<FrameSpec> frames = {};
};

struct LayoutOptions {
  int width = 0;              // cells; 0 means unlimited
  bool split_rows = false;    // a row wider than that may become several
  bool lanes = false;         // one box in each row
  bool roomy_titles = false;  // those of frames have room right of all lines
};

/// The drawing, or nothing if it cannot be done within the width or with these frames. Components
/// that hang together are laid out one by one and packed in rows.
std::optional<Geometry> Arrange(const Problem& problem, const LayoutOptions& options);

}  // namespace smgraph::render::layout
