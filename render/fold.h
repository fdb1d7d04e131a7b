#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "render/diagram.h"

namespace smgraph::render {

/// A comparison without most of what is the same on both sides.
struct FoldedDiagram {
  Diagram diagram;
  // By its nodes: those of the whole that they stand for, in its order; one, or a run of several.
  std::vector<std::vector<std::size_t>> nodes;
};

/// Each run of unchanged steps that are more than two edges away from every change as one node, "12
/// unchanged steps". Nothing where few steps are unchanged or nothing can be folded.
std::optional<FoldedDiagram> FoldUnchanged(const Diagram& whole);

}  // namespace smgraph::render
