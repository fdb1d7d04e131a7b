#pragma once

#include <set>
#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"
#include "passes/diff/union_graph.h"

namespace smgraph::passes {

struct GuardChanges {
  std::vector<graph::Change> changes;  // in the order of the union; union_step is set
  std::set<graph::StepId> steps;       // of the union: all whose guard differs
  std::set<graph::StepId> conditions;  // of the union: those that the changes speak of
};

/// One change for each cause: however many branches hang on a condition, that its threshold moved
/// is told once, in the name of the condition where it is a step of both sides, else in the name of
/// the steps.
GuardChanges CompareGuardsOfSteps(const Correspondence& same, const UnionBuild& build);

}  // namespace smgraph::passes
