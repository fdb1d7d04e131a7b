#pragma once

#include <optional>

#include "graph/equivalence.h"
#include "graph/pipeline.h"
#include "passes/match.h"

namespace smgraph::passes {

/// The proof for two pipelines that are one graph as they are written, but for the names of steps
/// and of the pipelines: then so is all that lowering and resolving would make of them. Nullopt
/// says nothing: they may be equal in another way, or hold what is not known.
std::optional<graph::Equivalence> ProveRenamed(const graph::Pipeline& before,
                                               const graph::Pipeline& after,
                                               const MatchOptions& options);

}  // namespace smgraph::passes
