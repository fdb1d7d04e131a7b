#pragma once

#include <string>
#include <vector>

#include "graph/pipeline.h"
#include "tests/render/fixtures.h"

// Graphs that are given to the drawings from outside.
namespace smgraph::render {

/// Graphs that are no part of the project: lists of edges in the folder that the environment
/// variable SMGRAPH_RENDER_CASES names; none where it is not set.
std::vector<NamedPipeline> RenderCases();

/// Every pipeline of the corpus that can be read without arguments, resolved, with its case's name.
std::vector<NamedPipeline> CorpusPipelines();

}  // namespace smgraph::render
