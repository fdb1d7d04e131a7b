#pragma once

#include "render/layout/layering.h"

namespace smgraph::render::layout {

/// Places items and pins such that strands are straight where they can be: alternating sweeps over
/// the rows, each row solved exactly for its neighbours (weighted medians under the separations).
/// `limit` is the last unit that may be used; each row must fit (negative: unlimited). `gap` is the
/// preferred distance between two boxes in units.
void PlaceItems(Layering& layering, int limit, int gap);

}  // namespace smgraph::render::layout
