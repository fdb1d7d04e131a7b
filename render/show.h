#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "graph/pipeline.h"
#include "render/renderer.h"

namespace smgraph::render {

/// `smgraph show`: the pipelines of a document for people. Parameters, schedules, steps with what
/// they take and give, and what is not known with its places. With `now`, when schedules start
/// their pipeline next. Within `options.width` columns.
std::string ShowText(const graph::Document& document, const RenderOptions& options,
                     std::optional<std::chrono::sys_seconds> now = std::nullopt);

/// The same for one pipeline.
std::string ShowText(const graph::Pipeline& pipeline, const RenderOptions& options,
                     std::optional<std::chrono::sys_seconds> now = std::nullopt);

}  // namespace smgraph::render
