#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/renderer.h"

namespace smgraph::render::html {

/// One self-contained page: the picture to pan, zoom and walk with the keyboard, the changes, and
/// what is known of each step with its code. No network; readable without script.
Result<std::string> HtmlFile(const graph::Pipeline& pipeline, const RenderOptions& options);

/// Both sides laid out as one, shown in one picture or side by side.
Result<std::string> HtmlFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render::html
