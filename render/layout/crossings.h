#pragma once

#include "render/layout/layering.h"

namespace smgraph::render::layout {

/// Orders the items of each row so that few strands cross, and the ports of each box by where their
/// strands go. Barycentre sweeps with transposition from two starts; deterministic.
void OrderRows(Layering& layering);

}  // namespace smgraph::render::layout
