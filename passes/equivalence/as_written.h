#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/changes.h"
#include "graph/equivalence.h"
#include "graph/pipeline.h"
#include "passes/match.h"

namespace smgraph::passes {

/// Two pipelines of one dialect that have the same edges as they are written, before lowering.
struct Written {
  graph::Matching matching;          // every step has its partner
  std::vector<std::size_t> changed;  // the pairs whose steps are not given the same
};

/// Nullopt says nothing: the two may be equal in another way, hold what is not known, or differ in
/// more than `most_changes` steps.
std::optional<Written> CompareAsWritten(const graph::Pipeline& before, const graph::Pipeline& after,
                                        const MatchOptions& options, std::size_t most_changes);

/// The proof for two pipelines that are one graph but for the names of steps and of the pipelines,
/// so that nothing is changed: then so is all that lowering and resolving would make of them.
graph::Equivalence ProveRenamed(const graph::Pipeline& before, const graph::Pipeline& after,
                                Written written);

}  // namespace smgraph::passes
