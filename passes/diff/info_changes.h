#pragma once

#include <string>
#include <vector>

#include "graph/changes.h"
#include "passes/diff/correspondence.h"

namespace smgraph::passes {

/// Changes of the pipeline itself, its parameters and its schedules, in this order. `notes` gets
/// what is worth knowing besides.
std::vector<graph::Change> InfoChanges(const Correspondence& same, std::vector<std::string>& notes);

}  // namespace smgraph::passes
