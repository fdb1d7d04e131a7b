#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// Which step must have finished before which: the transitive closure of a graph's edges, asked for
/// pair by pair.
class Reachability {
 public:
  using Pair = std::pair<graph::StepId, graph::StepId>;

  /// The edges of `pipeline` that order steps: all but the implied and the carried ones.
  explicit Reachability(const graph::Pipeline& pipeline);

  /// Another dependency, which no edge of the pipeline shows.
  void Add(graph::StepId from, graph::StepId to) { next_[from].push_back(to); }

  /// For each pair whether a path of at least one edge leads from its first step to its second.
  /// 64 pairs share one walk over the steps between them: O(pairs / 64 * (steps + edges)).
  std::vector<bool> Reaches(const std::vector<Pair>& pairs) const;

 private:
  struct Positions;
  struct Masks;
  Positions Sort() const;
  void Walk(const std::vector<Pair>& pairs, const std::vector<std::size_t>& batch,
            const Positions& positions, Masks& masks, std::vector<bool>& found) const;

  std::vector<std::vector<graph::StepId>> next_;
};

/// The same for one pipeline with guards: a step also waits for the steps whose results its guard
/// reads.
Reachability OrderOf(const graph::Pipeline& pipeline);

}  // namespace smgraph::passes
