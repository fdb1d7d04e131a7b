#pragma once

#include "render/layout/layering.h"

namespace smgraph::render::layout {

/// Puts the ports of every box along its borders, from the left, with room for labels.
void SpreadPorts(Layering& layering);

/// Spreads the ports, then moves them along their borders to where a strand falls straight.
void SlidePorts(Layering& layering);

}  // namespace smgraph::render::layout
