#pragma once

#include <optional>
#include <vector>

#include "render/layout/geometry.h"
#include "render/layout/layering.h"
#include "render/layout/routes.h"

namespace smgraph::render::layout {

/// Puts rows and channels below each other and traces every strand through them. Nothing when the
/// title of a frame has no room between the lines that cross its sides.
std::optional<Geometry> Assemble(const Problem& problem, const std::vector<Strand>& strands,
                                 const Layering& layering, const std::vector<Channel>& channels);

}  // namespace smgraph::render::layout
