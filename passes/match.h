#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"

namespace smgraph::passes {

struct MatchOptions {
  /// Pairs of ids that the user declares, before first; they win over everything else.
  std::vector<std::pair<std::string, std::string>> declared;
  /// Whether steps of different names may be paired because of where they stand.
  bool renames = true;
};

struct MatchResult {
  graph::Matching matching;
  /// What was refused: declared names that do not exist, names that could mean several steps.
  std::vector<std::string> notes;
};

/// Which steps of `before` stand for which of `after`. In this order, each rule among the steps
/// that are still without a partner, and only where it leaves one possibility on either side:
///
///   declared                                  the options say so
///   only step with this content, …            calls of one ZenML function that it has counted
///   same name                                 Train, Train
///   normalised name                           TrainModel, train_model
///   name without affixes                      TrainStep, train; Churn-RegisterModel, churn
///   same failure, only failure                steps that fail, by what they say
///   same function                             two invocations of one ZenML step function
///   only step with this content, past and future   within a dialect: all that leads to it, and
///                                             that it leads to
///   only step with this content in this place   and of those around it no more than their kinds
///   only step with this content and past or future
///   only step with this content and these neighbours
///   only step with these neighbours           and, within a dialect, much the same content
///
/// Between equals it refuses to guess. Deterministic; the pairs do not
/// depend on which side is called before. Near-linear while names agree; matching by neighbours
/// works only on what is left, with a bound on its effort.
MatchResult Match(const graph::Pipeline& before, const graph::Pipeline& after,
                  const MatchOptions& options = {});

}  // namespace smgraph::passes
