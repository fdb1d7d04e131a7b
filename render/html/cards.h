#pragma once

#include <string>
#include <vector>

#include "graph/changes.h"
#include "graph/pipeline.h"
#include "render/diagram.h"
#include "render/renderer.h"

namespace smgraph::render::html {

/// A `<details>` for each step: what it is given, its settings and ports, its code. In a comparison
/// both sides, with what differs marked.
std::string StepCards(const graph::Pipeline& pipeline, const Diagram& diagram,
                      const RenderOptions& options);
std::string StepCards(const graph::Comparison& comparison, const Diagram& diagram,
                      const RenderOptions& options);

}  // namespace smgraph::render::html
