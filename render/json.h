#pragma once

#include <string>

#include "graph/base/result.h"
#include "graph/pipeline.h"
#include "render/renderer.h"

// What other programs read. Two-space indentation, keys in a fixed order, a newline at the end.
namespace smgraph::render {

/// `smgraph show --format json` (docs/show.schema.json): everything about the pipelines of a
/// document in the order of the source. `sources` may be null; places are then left out.
std::string ShowJson(const graph::Document& document, const SourceMap* sources);

/// The same for one pipeline.
Result<std::string> JsonFile(const graph::Pipeline& pipeline, const RenderOptions& options);
/// `smgraph diff --format json` (docs/diff.schema.json).
Result<std::string> JsonFile(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render
