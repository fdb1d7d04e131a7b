#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace smgraph::cli {

/// What `smgraph --help` prints: examples, commands, exit statuses.
std::string ProgramHelp();
/// What `smgraph COMMAND --help` prints: examples, usage, arguments, options.
std::string CommandHelp(const Command& command, const std::vector<Option>& options);

}  // namespace smgraph::cli
