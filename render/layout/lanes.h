#pragma once

#include <cstddef>
#include <vector>

#include "render/layout/layout.h"
#include "render/layout/strands.h"

namespace smgraph::render::layout {

/// One box in each row, the last means to keep a width: the order in which the widest row, with the
/// strands that pass it, is narrow. Of the boxes that may come next always the one that widens the
/// drawing least, then the one that leaves the fewest strands open. O(boxes * (boxes + strands)).
std::vector<int> AssignLanes(const Problem& problem, const std::vector<Strand>& strands);

}  // namespace smgraph::render::layout
