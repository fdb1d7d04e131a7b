#pragma once

#include <string>
#include <vector>

#include "passes/diff/correspondence.h"

namespace smgraph::passes {

/// Pairs the parameters of both pipelines in `same`: equal name, normalised name; within a dialect
/// also those that are used in the same places and nowhere else.
void PairParameters(Correspondence& same);

/// Those of `names` that are used, and by nothing but settings of steps.
std::vector<std::string> FeedingSettingsOnly(const graph::Pipeline& pipeline,
                                             const std::vector<std::string>& names);

}  // namespace smgraph::passes
