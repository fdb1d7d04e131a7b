#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layering.h"

// Frames around boxes. A frame has a wall on each side, in a column of its own from its first row
// to its last: what belongs to it stands between them, everything else outside. Lines pass walls
// only straight across.
namespace smgraph::render::layout {

/// The items of a row in an order that keeps each frame together, and frames in one order in all
/// rows.
std::vector<std::size_t> GatheredByFrame(const Layering& layering,
                                         const std::vector<std::size_t>& order);

/// How many walls there are between two neighbours of a row.
int WallsBetween(const Layering& layering, std::size_t left, std::size_t right);

/// Whether every row has room for its items and walls up to the unit `limit`.
bool FramesFit(const Layering& layering, int limit);

/// Moves items to the right until there is a column for each wall. With `roomy` every title has
/// room right of all lines that cross its side of the frame. False when it cannot be done up to the
/// unit `limit` (negative: unlimited).
bool PlaceWalls(Layering& layering, int limit, bool roomy);

}  // namespace smgraph::render::layout
