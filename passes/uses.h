#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// One place where a step is given something that another step leaves behind.
struct Use {
  graph::Value value;  // a StepReference, FunctionResult, or JsonGet of a step
  std::string input;   // the port that it stands in; empty when it stands in no port
  std::string label;   // otherwise: a short name for its place in the arguments ("model-dir")
  std::string place;   // otherwise: the whole place ("Environment.MODEL")
};

/// What `step` uses, ports before arguments. What an argument repeats of a port (a request repeats
/// its inputs) is left out. Linear in the values, quadratic in the uses of one step.
std::vector<Use> UsesOf(const graph::Step& step);

/// Whether `value`, or a part of it, is not known.
bool HoldsUnknown(const graph::Value& value);

}  // namespace smgraph::passes
