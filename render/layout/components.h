#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layout.h"

namespace smgraph::render::layout {

/// A part of a problem that neither lines nor frames join to the rest, with the indexes of its
/// boxes, lines and frames there.
struct Component {
  Problem problem;
  std::vector<std::size_t> boxes;
  std::vector<std::size_t> lines;
  std::vector<std::size_t> frames;
};

/// Components by their first box, those of a single box without lines last.
std::vector<Component> SplitComponents(const Problem& problem);

/// Puts the drawings below each other, those of single boxes side by side within `width` cells (0:
/// about as wide as the widest), and renumbers boxes and lines to those of the whole problem.
Geometry PackComponents(const Problem& problem, const std::vector<Component>& components,
                        const std::vector<Geometry>& drawings, int width);

}  // namespace smgraph::render::layout
