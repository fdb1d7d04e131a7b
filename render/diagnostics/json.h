#pragma once

#include <string>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"

namespace smgraph::render {

/// `smgraph check --format json` (docs/check.schema.json): {"diagnostics": […]} in their order.
std::string DiagnosticsJson(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources);

}  // namespace smgraph::render
