#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/pipeline.h"
#include "passes/match/neighbours.h"

namespace smgraph::passes {

/// What of a step's surroundings tells it from all others, however far away.
enum class Lineage : std::uint8_t { kPastAndFuture, kPast, kFuture };

/// Why two steps that are paired by `lineage` are.
std::string LineageReason(Lineage lineage);

/// The pairs of steps without a partner that are the only ones, on both sides, with this content
/// and this past (all that leads to them) or future (all that they lead to), in the order of the
/// before's steps. What was changed in one place leaves the past of what stands before it as it
/// was, and the future of what stands behind it. One pass over each graph, O(V log V + E); no pairs
/// when a side has a cycle. For pipelines of one dialect.
std::vector<std::pair<graph::StepId, graph::StepId>> PairsByLineage(const graph::Pipeline& before,
                                                                    const graph::Pipeline& after,
                                                                    const Partners& partners,
                                                                    Lineage lineage);

}  // namespace smgraph::passes
