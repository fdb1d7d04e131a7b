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

/// A file has its style sheet and legend inside; a page brings its own, and its steps are buttons.
enum class Use { kFile, kPage };

/// How a step of a second picture in a page is called: the id of its twin in the first one, or of
/// the one to show for a run of several.
struct TwinStep {
  std::string id;
  std::string unfold;  // empty for a single step
};

/// The `<svg>` element of a scene: real text, a title for each step, ids `step-NAME`, classes for
/// what things are (picture.css).
std::string SvgElement(const Diagram& diagram, const Scene& scene, const std::string& title,
                       Use use, const std::vector<TwinStep>& twins = {});

Result<std::string> SvgFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> SvgFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render::svg
