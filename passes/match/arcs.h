#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "graph/pipeline.h"
#include "passes/match/colours.h"

namespace smgraph::passes {

/// The edges of a pipeline as colours, in two blocks of memory: walking over a hundred thousand
/// steps from edge to edge waits for memory most of the time. Built in O(V + E).
class Arcs {
 public:
  struct Arc {
    graph::StepId other = 0;
    Colour edge = 0;
  };

  explicit Arcs(const graph::Pipeline& pipeline);

  std::size_t steps() const { return into_.starts.size() - 1; }
  std::span<const Arc> Into(graph::StepId step) const { return into_.Of(step); }
  std::span<const Arc> OutOf(graph::StepId step) const { return out_of_.Of(step); }

  /// The steps such that each comes behind those that it depends on; empty with a cycle.
  std::vector<graph::StepId> Order() const;

 private:
  struct Block {
    std::vector<std::size_t> starts;  // by step, and the end
    std::vector<Arc> arcs;

    std::span<const Arc> Of(graph::StepId step) const {
      return std::span(arcs).subspan(starts[step], starts[step + 1] - starts[step]);
    }
  };

  Block into_;
  Block out_of_;
};

}  // namespace smgraph::passes
