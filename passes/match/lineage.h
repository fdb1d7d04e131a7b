#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/pipeline.h"
#include "passes/match.h"
#include "passes/match/arcs.h"
#include "passes/match/colours.h"
#include "passes/match/neighbours.h"

namespace smgraph::passes {

/// What of a step's surroundings tells it from all others, however far away: all that leads to it
/// (its past), all that it leads to (its future), or its place, which is both, but of the others
/// only their kinds.
enum class Lineage : std::uint8_t { kPastAndFuture, kPlace, kPast, kFuture };
/// All of them, the surest first.
inline constexpr std::array kLineages = {Lineage::kPastAndFuture, Lineage::kPlace, Lineage::kPast,
                                         Lineage::kFuture};

/// Why two steps that are paired by `lineage` are.
std::string LineageReason(Lineage lineage);

/// What leads to each step of two pipelines of one dialect, and what they lead to: hashes that are
/// made once, O(V log V + E), and asked with ever more pairs.
class Lineages {
 public:
  Lineages(const graph::Pipeline& before, const graph::Pipeline& after);

  /// The pairs of steps without a partner that are the only ones, on both sides, with this content
  /// and this lineage, in the order of the before's steps. What is given in one place leaves all
  /// places as they were; what was changed otherwise leaves the past of what stands before it, and
  /// the future of what stands behind it. One pass over each graph, O(V + E); no pairs when a side
  /// has a cycle.
  std::vector<std::pair<graph::StepId, graph::StepId>> Pairs(const Partners& partners,
                                                             Lineage lineage) const;

  bool has_cycle() const { return before_.has_cycle() || after_.has_cycle(); }

  /// Of how many steps, counted on both sides, the other side has none that does the same with the
  /// same.
  std::size_t OneSided() const;

 private:
  struct Side {
    explicit Side(const graph::Pipeline& whole);

    bool has_cycle() const { return order.size() < given.size(); }

    Arcs arcs;
    std::vector<graph::StepId> order;  // of a run; empty with a cycle
    std::vector<Colour> kinds;         // by step
    std::vector<Colour> given;         // by step: what it is given
    std::vector<bool> is_given;        // by step: anything
  };
  class Ancestry;

  Side before_;
  Side after_;
};

/// Match() of passes/match.h, with lineages of the two that are known already.
MatchResult Match(const graph::Pipeline& before, const graph::Pipeline& after,
                  const MatchOptions& options, const Lineages& lineages);

}  // namespace smgraph::passes
