#pragma once

#include <set>
#include <string>

#include "graph/pipeline.h"

namespace smgraph::graph {

/// The names of what decides which steps a run has, and how often: parameters, and what can be said
/// beforehand of values that are not known.
std::set<std::string> DecidingNames(const Pipeline& pipeline);

}  // namespace smgraph::graph
