#pragma once

#include <string>

#include "graph/base/result.h"
#include "render/renderer.h"

// The text formats: a picture in characters, or the lossless list where that does not help.
namespace smgraph::render {

Result<std::string> UnicodePicture(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> AsciiPicture(const graph::Pipeline& pipeline, const RenderOptions& options);
Result<std::string> ListPicture(const graph::Pipeline& pipeline, const RenderOptions& options);

/// The ASCII picture for a Python docstring: it holds no backslash and no quotes that end the
/// string; in names they are written as `<U+005C>`.
Result<std::string> DocstringPicture(const graph::Pipeline& pipeline, const RenderOptions& options);

/// The union of both sides, followed by the changes one a line and their number.
Result<std::string> UnicodePicture(const graph::Comparison& comparison,
                                   const RenderOptions& options);
Result<std::string> AsciiPicture(const graph::Comparison& comparison, const RenderOptions& options);
Result<std::string> ListPicture(const graph::Comparison& comparison, const RenderOptions& options);

}  // namespace smgraph::render
