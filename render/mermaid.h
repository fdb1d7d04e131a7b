#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/diagram.h"
#include "render/renderer.h"

namespace smgraph::render {

/// The diagram as a Mermaid flowchart, which GitHub, GitLab and many editors draw. Labels are
/// escaped; node names in it come from step names and are stable.
std::string MermaidText(const Diagram& diagram, const std::string& title);

Result<std::string> MermaidFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> MermaidFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render
