#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/pipeline.h"
#include "passes/match/colours.h"
#include "passes/match/neighbours.h"

namespace smgraph::passes {

/// What of a step's surroundings tells it from all others, however far away.
enum class Lineage : std::uint8_t { kPastAndFuture, kPast, kFuture };

/// Why two steps that are paired by `lineage` are.
std::string LineageReason(Lineage lineage);

/// What leads to each step of two pipelines of one dialect, and what they lead to: hashes that are
/// made once, O(V log V + E), and asked with ever more pairs.
class Lineages {
 public:
  Lineages(const graph::Pipeline& before, const graph::Pipeline& after);

  /// The pairs of steps without a partner that are the only ones, on both sides, with this content
  /// and this past (all that leads to them) or future (all that they lead to), in the order of the
  /// before's steps. What was changed in one place leaves the past of what stands before it as it
  /// was, and the future of what stands behind it. One pass over each graph, O(V + E); no pairs
  /// when a side has a cycle.
  std::vector<std::pair<graph::StepId, graph::StepId>> Pairs(const Partners& partners,
                                                             Lineage lineage) const;

 private:
  struct Side {
    explicit Side(const graph::Pipeline& whole);

    const graph::Pipeline& pipeline;
    std::vector<graph::StepId> order;  // of a run; empty with a cycle
    std::vector<Colour> contents;      // by step: what it is, without surroundings
  };
  Side before_;
  Side after_;
};

}  // namespace smgraph::passes
