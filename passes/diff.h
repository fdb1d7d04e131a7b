#pragma once

#include "graph/changes.h"
#include "graph/pipeline.h"
#include "passes/match.h"

namespace smgraph::passes {

struct CompareOptions {
  MatchOptions match;
};

/// What changed from `before` to `after`. When only one of them is a ZenML pipeline, the other one
/// is lowered first; both are resolved; then steps are matched, and what differs is listed as the
/// smallest set of typed changes (graph/changes.h), together with the union of both graphs.
///
/// - a rename is one change; so is a threshold that moved, however many branches hang on it; a new
///   step is one change and one for each of its edges
/// - a port that an edge enters or leaves is not listed besides the edge, nor an argument besides
/// the
///   port that repeats it
/// - within a dialect everything counts; across dialects names that are equal after normalising are
///   equal, and what only one of the vocabularies has (container arguments, settings, control
///   edges) is left out: data, guards, order, parameters, schedules and how often a step runs are
///   compared
/// - across dialects order is compared as "must finish before": an order that others already imply
///   is not missed
///
/// Cycles are compared as they are. Deterministic. Near-linear when names agree.
graph::Comparison Compare(const graph::Pipeline& before, const graph::Pipeline& after,
                          const CompareOptions& options = {});

}  // namespace smgraph::passes
