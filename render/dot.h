#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/diagram.h"
#include "render/renderer.h"

namespace smgraph::render {

/// The diagram in Graphviz's language, `dot` makes a picture of it: shapes and colours by kind, a
/// frame around the steps of an arm, in a comparison colours and line styles by what differs.
std::string DotText(const Diagram& diagram, const std::string& title);

Result<std::string> DotFile(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> DotFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render
