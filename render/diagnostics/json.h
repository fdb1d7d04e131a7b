#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"
#include "graph/base/suppression.h"

namespace smgraph::render {

/// `smgraph check --format json` (docs/check.schema.json): {"diagnostics": […], "suppressed": […]}
/// in their order.
std::string DiagnosticsJson(const std::vector<Diagnostic>& diagnostics,
                            std::span<const Suppressed> suppressed, const SourceMap& sources);

}  // namespace smgraph::render
