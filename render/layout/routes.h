#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layering.h"

namespace smgraph::render::layout {

/// A horizontal run between two rows. A line comes down to it at `top`, from the pin above or, for
/// the second run of a detour, from the run `detour_of`; lines go on downwards at `bottoms`, those
/// of a run that leads to a detour only as far as that.
struct Run {
  std::size_t hop = 0;
  int top = 0;
  std::vector<int> bottoms;
  int detour_of = -1;
  bool to_detour = false;
  int track = 0;
  int first() const;
  int last() const;
};

/// The tracks between row `row` and the next one. Hops that fall straight have no run.
struct Channel {
  std::vector<Run> runs;
  int tracks = 0;
};

/// Assigns tracks such that lines of different hops meet only where one goes straight across the
/// other, and their ends are never next to each other in a column. Returns false if a detour is
/// needed and there is no free column up to `limit` (negative: unlimited).
bool RouteChannel(const Layering& layering, std::size_t row, int limit, Channel& channel);

}  // namespace smgraph::render::layout
