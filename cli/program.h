#pragma once

#include <string>
#include <vector>

#include "cli/exit_codes.h"

namespace smgraph::cli {

/// The whole program: `arguments` without the program's name. Never throws.
ExitCode RunProgram(const std::vector<std::string>& arguments);

}  // namespace smgraph::cli
