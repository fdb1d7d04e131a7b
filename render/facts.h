#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/pipeline.h"

namespace smgraph::render {

/// "1 step", "2 steps".
std::string Counted(std::size_t count, std::string_view noun);

/// "dynamic zenml pipeline, 6 steps, 11 edges"; one whose steps come from another dialect is
/// "lowered to a dynamic zenml pipeline, …".
std::string Facts(const graph::Pipeline& pipeline);

}  // namespace smgraph::render
