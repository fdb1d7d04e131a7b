#pragma once

#include <functional>
#include <optional>

#include "graph/equivalence.h"
#include "graph/pipeline.h"
#include "passes/equivalence.h"
#include "passes/equivalence/as_written.h"

namespace smgraph::passes {

using ProveAll = std::function<graph::Equivalence(graph::Pipeline before, graph::Pipeline after,
                                                  const EquivalenceOptions& options)>;

/// What `prove` says of the changed steps alone, with what they read and what decides whether they
/// run. All else is the same on both sides, so that a difference of the parts is one of the whole;
/// nullopt when the parts have none, since what is changed may count elsewhere. The runs of the
/// counterexample name the steps of the part.
std::optional<graph::Equivalence> ProveInPart(const graph::Pipeline& before,
                                              const graph::Pipeline& after, Written written,
                                              const EquivalenceOptions& options,
                                              const ProveAll& prove);

}  // namespace smgraph::passes
