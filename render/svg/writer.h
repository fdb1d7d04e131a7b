#pragma once

#include <string>
#include <vector>

#include "graph/base/result.h"
#include "render/diagram.h"
#include "render/renderer.h"
#include "render/svg/scene.h"

namespace smgraph::render::svg {

/// Unique names for fragments: "step-Train", of letters, digits, `-`, `_` and `.` only, by node.
std::vector<std::string> FragmentIds(const Diagram& diagram, std::string_view prefix);

/// The `<svg>` element of a scene: real text, a title for each step, ids `step-NAME`, classes for
/// what things are (picture.css). `style` puts the style sheet inside; a page brings its own.
std::string SvgElement(const Diagram& diagram, const Scene& scene, const std::string& title,
                       bool style);

Result<std::string> SvgFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> SvgFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render::svg
