#pragma once

#include <optional>
#include <vector>

#include "render/layout/layout.h"
#include "render/layout/strands.h"

namespace smgraph::render::layout {

/// The row of each box, from 0, such that every strand runs downwards and strands are short.
/// O(passes * edges).
std::vector<int> AssignRanks(std::size_t boxes, const std::vector<Strand>& strands);

/// Moves boxes of rows that need more than `limit` columns (in the units of layering.h) into new
/// rows below; false if some row still does not fit.
bool SplitRanks(const Problem& problem, const std::vector<Strand>& strands, int limit,
                std::vector<int>& ranks);

}  // namespace smgraph::render::layout
