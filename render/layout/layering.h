#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layout.h"
#include "render/layout/strands.h"

// The graph cut into rows. Horizontal distances are counted in units of two cells: borders and
// lines stand on even cells only, so that two that do not touch always have a cell between them.
namespace smgraph::render::layout {

/// What stands in a row: a box, or a strand on its way to a lower row.
struct Item {
  int rank = 0;
  int slot = 0;    // index in its row
  int span = 0;    // units from the left to the right border; 0 for a strand
  int extent = 0;  // units from the left border to the last one that its labels need
  int x = 0;       // unit of the left border
  bool box = false;
  int frame = -1;  // the innermost one around it; around a strand, that of all that it joins
};

/// A port or a passing strand: `offset` units right of the item's left border.
struct Pin {
  std::size_t item = 0;
  int offset = 0;
};

/// The part of a strand between two rows.
struct Hop {
  std::size_t strand = 0;
  Pin upper;
  std::vector<Pin> lowers;
  int label = 0;  // units to keep free from the upper pin on, 1 without a label
};

/// A frame: its rows, from that of its first box to that of its last, and the units of its walls.
struct FrameRows {
  int parent = -1;
  int first = 0;
  int last = 0;
  int title = 0;  // units
  int left = 0;
  int right = 0;
};

struct Layering {
  std::vector<Item> items;                     // boxes first, in their order
  std::vector<std::vector<std::size_t>> rows;  // items from left to right
  std::vector<std::vector<Hop>> hops;          // between row i and i + 1
  // For each item its hops to the row below and from the row above, as indexes into hops[row] and
  // hops[row - 1]; ports are in this order from left to right.
  std::vector<std::vector<std::size_t>> down;
  std::vector<std::vector<std::size_t>> up;
  std::vector<FrameRows> frames = {};  // as in Problem::frames
};

/// Units that a box needs: between its borders, and with the labels of its lines.
struct BoxUnits {
  int span = 0;
  int extent = 0;
};
std::vector<BoxUnits> MeasureBoxes(const Problem& problem, const std::vector<Strand>& strands);

/// Units that a label of so many cells takes, its line included; 1 without a label.
int LabelUnits(int cells);

Layering MakeLayering(const Problem& problem, const std::vector<Strand>& strands,
                      const std::vector<int>& ranks);

/// The unit that a pin stands on.
inline int Column(const Layering& layering, const Pin& pin) {
  return layering.items[pin.item].x + pin.offset;
}

}  // namespace smgraph::render::layout
