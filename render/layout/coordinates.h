#pragma once

#include "render/layout/layering.h"

namespace smgraph::render::layout {

/// Places items and pins as far left as they may stand, such that strands are straight where they
/// can be: what stands left of a place does not depend on what stands right of it. `limit` is the
/// last unit that may be used; each row must fit (negative: unlimited).
void PlaceItems(Layering& layering, int limit);

}  // namespace smgraph::render::layout
