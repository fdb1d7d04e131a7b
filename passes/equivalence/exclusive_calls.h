#pragma once

#include <set>
#include <string>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// Calls of one ZenML step function of which at most one happens in a run become one step, which
/// runs when one of them does: the run calls it by the same name whichever branch it comes from.
/// They are merged only where nothing else changes: they are given the same, wait for the same
/// steps (or for steps that do not run beside the other call), and so do those who wait for them.
/// True when something was merged. Quadratic in the number of such calls of one function, of which
/// more than 64 are left alone.
bool MergeExclusiveCalls(graph::Pipeline& pipeline);

/// The same for calls of `functions` that are given different values: which of them the one step is
/// given is then not known.
bool MergeDifferentCalls(graph::Pipeline& pipeline, const std::set<std::string>& functions);

}  // namespace smgraph::passes
