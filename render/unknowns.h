#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::render {

/// Something that is not known before the pipeline runs, and where in the pipeline it stands.
struct FoundUnknown {
  graph::Unknown unknown;
  std::vector<std::string> where;  // "Train.arguments.role", "parameter Region"
};

/// What is not known of a pipeline, in the order of its steps; each once, with all it leaves open.
/// Quadratic in their number.
std::vector<FoundUnknown> FindUnknowns(const graph::Pipeline& pipeline);

}  // namespace smgraph::render
