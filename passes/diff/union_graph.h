#pragma once

#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/edge_matching.h"
#include "passes/diff/ports.h"

namespace smgraph::passes {

/// The union under construction: where each side's steps are in it.
struct UnionBuild {
  graph::UnionGraph graph;
  std::vector<graph::StepId> of_before;
  std::vector<graph::StepId> of_after;
};

/// The steps of the union: those of the after in their order, each step that is only in the before
/// behind the matched step that it followed there. Ids are those of the after; a removed step whose
/// id is taken gets " (before)" behind it.
UnionBuild UniteSteps(const Correspondence& same);

/// Adds the edges: the after's, then those that are only in the before; what is covered by other
/// edges of the after is left out. Ports that an edge of the before needs are added.
void UniteEdges(const Correspondence& same, const EdgeMatching& matched, PortMatcher& ports,
                UnionBuild& build);

}  // namespace smgraph::passes
