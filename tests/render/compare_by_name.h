#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/changes.h"

namespace smgraph::render {

/// Two pipelines compared by step names alone; `renames` are pairs (before, after). A stand-in for
/// the diff pass, so that renderers are tested without it.
graph::Comparison CompareByName(
    const graph::Pipeline& before, const graph::Pipeline& after,
    const std::vector<std::pair<std::string, std::string>>& renames = {});

}  // namespace smgraph::render
