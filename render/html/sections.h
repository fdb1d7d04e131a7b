#pragma once

#include <string>

#include "graph/changes.h"
#include "graph/pipeline.h"
#include "render/diagram.h"
#include "render/renderer.h"

// What the page says about pipelines as a whole, each part a `<section>` with its heading.
namespace smgraph::render::html {

/// Parameters, schedules, settings and what is not known; in a comparison of both sides.
std::string PipelineSections(const graph::Pipeline& pipeline, const RenderOptions& options);
std::string PipelineSections(const graph::Comparison& comparison, const RenderOptions& options);

/// The changes by what they are about, as links to the steps or sections that they belong to.
std::string ChangesSection(const graph::Comparison& comparison, const Diagram& diagram,
                           const RenderOptions& options);

/// One line: dialect, counts, where it is written.
std::string FactsLine(const graph::Pipeline& pipeline, const RenderOptions& options);

}  // namespace smgraph::render::html
