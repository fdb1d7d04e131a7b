#pragma once

#include <cstdint>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// What becomes of a step when it is lowered.
enum class Fate : std::uint8_t {
  kKept,    // one step of the result
  kBranch,  // a condition: vanishes, its branches have guards
  kLoop,    // runs its body for each item: vanishes, its body has a multiplicity
  kMerged   // part of another step: the repacking of a model is done where the model is used
};

struct Plan {
  std::vector<Fate> fates;           // by step
  std::vector<graph::StepId> homes;  // by step: itself, or the step it is merged into

  Fate fate(graph::StepId step) const { return fates[step]; }
  bool IsGlue(graph::StepId step) const {
    return fates[step] == Fate::kBranch || fates[step] == Fate::kLoop;
  }
};

/// A repacking step is merged when nothing but one create or register step needs it; else it stays.
Plan MakePlan(const graph::Pipeline& pipeline);

}  // namespace smgraph::passes
