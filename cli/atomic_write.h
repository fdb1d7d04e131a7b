#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/base/result.h"

namespace smgraph::cli {

/// Puts `bytes` into the file at `path`, whole or not at all: a new file beside it is written and
/// renamed. A symbolic link keeps pointing where it points, an existing file keeps its permissions;
/// a device or pipe is written to directly. Nothing is left behind on failure; the error says why.
std::optional<Error> WriteFile(const std::string& path, std::string_view bytes);

}  // namespace smgraph::cli
