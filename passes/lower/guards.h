#pragma once

#include <vector>

#include "graph/guard.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

/// In which runs each step of a SageMaker pipeline executes, by step: its own guard, and those of
/// all steps that it waits for, since a step downstream of a skipped one does not run either, not
/// even at top level. An edge with a trigger (failed, stopped, any) passes no
/// guard on: its step runs because the other did not complete.
std::vector<graph::Guard> EffectiveGuards(const graph::Pipeline& pipeline);

}  // namespace smgraph::passes
