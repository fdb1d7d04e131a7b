#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// One thing that a step is given to work with, other than what steps before it have made.
struct GivenValue {
  std::string name;  // as the author wrote it: "max-depth", "ranges.eta.min_value"; empty for an
                     // argument without a name
  std::string key;   // normalised: "maxdepth", "ranges.eta.minvalue"
  graph::Value value;
  bool own = false;  // its name is the author's, and no word of the service's request
};

/// What a step is given. Infrastructure, and what says which code runs and where its files lie, is
/// not part of it.
struct StepInputs {
  std::vector<GivenValue> values;    // those of one key only once
  std::set<std::string> parameters;  // of the pipeline, which feed `values`
  std::set<std::string> mentioned;   // of the pipeline, anywhere in the step but its guard
  bool open = false;                 // one of the values is not known
};

/// The inputs of a step of a ZenML pipeline, lowered ones included: hyperparameters, script
/// arguments ("--max-depth 5" is max-depth = 5), environment values, and arguments of the service
/// or of the function, all by their own names.
StepInputs InputsOf(const graph::Step& step);

/// The last part of a key: "minvalue" of "ranges.eta.minvalue".
std::string LeafOf(const std::string& key);

}  // namespace smgraph::passes
