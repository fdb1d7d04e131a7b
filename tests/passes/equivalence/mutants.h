#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "graph/pipeline.h"

// Random pipelines with guards, and random changes of them.
namespace smgraph::testing {

/// A ZenML pipeline of 4 to 9 steps "S0", …, data and orders between them, and guards over the
/// metrics of the first two, a parameter, and each other. The same seed gives the same one.
graph::Pipeline GuardedPipeline(std::uint32_t seed);

struct Mutant {
  graph::Pipeline pipeline;
  std::string what;        // for messages of tests
  bool ambiguous = false;  // a step went and another came: whether it is the same one is open
  std::map<std::string, std::string> names;  // what steps were called, by what they are called now
};

/// The pipeline with one to three changes that may or may not matter: edges dropped, added or
/// redirected, guards negated, dropped, rewritten, thresholds and operators changed, steps dropped
/// or added, everything renamed.
Mutant Mutate(const graph::Pipeline& pipeline, std::uint32_t seed);

}  // namespace smgraph::testing
