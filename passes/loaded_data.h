#pragma once

#include "graph/pipeline.h"

namespace smgraph::passes {

/// A value that a ZenML pipeline loads and gives on by hand is data of the output that it comes
/// from: `use(score().load())` works on what `use(score())` works on. ZenML records no edge for it;
/// this adds one for each such input; where it is the whole output it is no argument then. Of
/// resolved pipelines.
void AddLoadedData(graph::Pipeline& pipeline);

}  // namespace smgraph::passes
