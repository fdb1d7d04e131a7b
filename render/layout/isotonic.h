#pragma once

#include <vector>

namespace smgraph::render::layout {

/// A wish of a point to be at `target`; missing it costs `weight` for each unit.
struct Pull {
  int target = 0;
  int weight = 1;
};

/// A point on a line: at least `distance` right of the one before it.
struct Point {
  int distance = 0;
  std::vector<Pull> pulls;  // at least one
};

/// The positions from `low` on, the last one at most `high`, at which the wishes cost least
/// (weighted medians, adjacent violators pooled). `high` must leave room for the distances.
std::vector<int> PlacePoints(const std::vector<Point>& points, int low, int high);

}  // namespace smgraph::render::layout
