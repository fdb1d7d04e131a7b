#pragma once

#include <string>
#include <vector>

#include "graph/base/result.h"

namespace smgraph::frontends {

/// The Python files, notebooks and JSON files below a folder, as paths that begin with it, sorted.
/// In a git repository, what .gitignore names is left out; elsewhere hidden folders and those of
/// installed packages are. Links are not followed. Fails when git does.
Result<std::vector<std::string>> FilesBelow(const std::string& folder);

}  // namespace smgraph::frontends
