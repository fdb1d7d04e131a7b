#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layout.h"

namespace smgraph::render::layout {

/// A line as the layers see it: from one upper box down to one or more lower ones. An upward strand
/// is a line from its only lower box up to its upper one.
struct Strand {
  std::size_t line = 0;
  std::size_t upper = 0;
  std::vector<std::size_t> lowers;
  bool upward = false;
  int label_width = 0;
  int label_height = 0;
};

/// The strands of the problem's lines, in their order; targets against the order of the boxes
/// become upward strands of their own.
std::vector<Strand> MakeStrands(const Problem& problem);

}  // namespace smgraph::render::layout
