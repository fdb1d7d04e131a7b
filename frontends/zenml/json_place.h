#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/base/source.h"

namespace smgraph::zenml {

/// Where in a JSON text the value at `path` (keys, and indexes as decimal text) begins; the place
/// of the nearest enclosing value that exists. `text` is well-formed.
SourceSpan PlaceOf(std::string_view text, const std::vector<std::string>& path, FileId file);
/// The place of a byte of `text`.
SourceSpan PlaceAt(std::string_view text, std::size_t byte, FileId file);

}  // namespace smgraph::zenml
