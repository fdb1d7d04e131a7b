#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/renderer.h"

// Images that the Graphviz library makes of the DOT form.
namespace smgraph::render {

Result<std::string> PngFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> PngFile(const graph::Comparison& comparison, const RenderOptions& options);
Result<std::string> PdfFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> PdfFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render
