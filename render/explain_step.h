#pragma once

#include <string>
#include <string_view>

#include "graph/base/result.h"
#include "graph/changes.h"
#include "render/renderer.h"

namespace smgraph::render {

/// For `smgraph diff --why STEP`: how the step was matched, and each of its changes with the places
/// and the code on both sides. `step` is its name in the before or in the after. Fails when neither
/// side has such a step. `options.sources` must be there.
Result<std::string> ExplainStep(const graph::Comparison& comparison, std::string_view step,
                                const RenderOptions& options);

}  // namespace smgraph::render
