#pragma once

#include "render/diagram.h"

namespace smgraph::render {

/// Draws `diagram` in both alphabets and as a list, and expects that all of it can be read back and
/// keeps the width. Returns whether it could be drawn.
bool CheckRoundTrip(const Diagram& diagram, int width);

}  // namespace smgraph::render
