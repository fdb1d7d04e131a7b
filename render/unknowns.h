#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"

namespace smgraph::render {

/// Something that is not known before the pipeline runs, and where in the pipeline it stands.
struct FoundUnknown {
  std::string where;  // "Train.arguments.role", "parameter Region"
  graph::Unknown unknown;
};

/// What is not known of a pipeline, in the order of its steps; the same unknown in one place once.
std::vector<FoundUnknown> FindUnknowns(const graph::Pipeline& pipeline);

}  // namespace smgraph::render
