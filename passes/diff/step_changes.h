#pragma once

#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/ports.h"

namespace smgraph::passes {

/// What differs between two matched steps besides guards and edges: name, kind, how often they run,
/// ports that no edge tells about, and within a dialect arguments and settings.
/// `conditions_told`: the change of the step's own conditions is told elsewhere, as a guard.
std::vector<graph::Change> StepChanges(graph::StepId before, graph::StepId after,
                                       bool conditions_told, const Correspondence& same,
                                       PortMatcher& ports);

}  // namespace smgraph::passes
