#pragma once

#include <cstddef>
#include <vector>

#include "graph/guard.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

/// In which runs each step of a pipeline executes. Many steps have the guard of those that they
/// wait for: each is there once.
class StepGuards {
 public:
  /// The guards that the steps have themselves.
  static StepGuards Own(const graph::Pipeline& pipeline);

  /// Of a SageMaker pipeline: its own guard, and those of all steps that it waits for, since a step
  /// downstream of a skipped one does not run either, not even at top level. An edge with a trigger
  /// (failed, stopped, any) passes no guard on: its step runs because the other did not complete.
  static StepGuards Effective(const graph::Pipeline& pipeline);

  const graph::Guard& operator[](graph::StepId step) const { return guards_[places_[step]]; }

 private:
  explicit StepGuards(std::size_t steps) : guards_(1), places_(steps) {}

  std::size_t Add(graph::Guard guard);
  std::size_t PlaceOf(const graph::Pipeline& pipeline, graph::StepId step);

  std::vector<graph::Guard> guards_;  // the first always holds
  std::vector<std::size_t> places_;   // by step
};

}  // namespace smgraph::passes
