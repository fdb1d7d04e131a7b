#pragma once

#include <optional>
#include <vector>

#include "graph/pipeline.h"
#include "passes/lower/plan.h"

namespace smgraph::passes {

/// Moves the edges of `resolved`, whose values are lowered already, to `lowered`, whose steps are
/// those that `plan` keeps.
/// `new_ids` gives each kept step's place in it. Edges at vanished steps are replaced by what they
/// mean for the others; ports that an edge needs are added.
void LowerEdges(graph::Pipeline& resolved, const Plan& plan,
                const std::vector<std::optional<graph::StepId>>& new_ids, graph::Pipeline& lowered);

}  // namespace smgraph::passes
