#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"
#include "tests/render/fixtures.h"

// Graphs that are given to the drawings from outside.
namespace smgraph::render {

/// The graphs beside the project, in ../shared/render-cases or where SMGRAPH_RENDER_CASES says;
/// none where there is no such folder. Read from the lists of edges; the DOT files say the same.
std::vector<NamedPipeline> RenderCases();

/// Every pipeline of the corpus that can be read without arguments, resolved, with its case's name.
std::vector<NamedPipeline> CorpusPipelines();

}  // namespace smgraph::render
