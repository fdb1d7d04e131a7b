#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/renderer.h"

namespace smgraph::render {

/// A comparison as a comment on a pull request: the number of changes, a table of them, and the
/// picture as Mermaid in a collapsed section; kept within the length that GitHub takes.
Result<std::string> MarkdownFile(const graph::Comparison& comparison, const RenderOptions& options);

/// One pipeline: its steps in a table and the picture.
Result<std::string> MarkdownFile(const graph::Pipeline& pipeline, const RenderOptions& options);

/// `text` as Markdown that shows it as it is, on one line and within a table.
std::string EscapedMarkdown(std::string_view text);

}  // namespace smgraph::render
