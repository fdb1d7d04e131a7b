#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/option.h"
#include "cli/options.h"

namespace smgraph::cli {

/// What a command does once its arguments have been read.
using Action = std::function<ExitCode(Console&)>;

/// One line that a user can copy, and what it does.
struct Example {
  std::string_view line;
  std::string_view what;
};

/// One verb of the program. A new one is a file with a row like this, listed in all_commands.cc.
struct Command {
  std::string_view name;
  std::string_view summary;      // one line, no full stop
  std::string_view description;  // what the summary leaves open; may be empty
  std::span<const Example> examples;
  /// Declares arguments and options, and gives the action that reads them after parsing.
  Action (*declare)(std::vector<Option>& options);
};

extern const Command kShow;
extern const Command kDraw;
extern const Command kDiff;
extern const Command kEquiv;
extern const Command kCheck;
extern const Command kCompile;
extern const Command kDocstring;
extern const Command kReport;
extern const Command kRule;
extern const Command kCompletion;

/// A command ready to read its arguments: --help, its own options and --color.
struct Declaration {
  std::vector<Option> options;
  Action action;
  std::shared_ptr<ColorArgument> color;
};
Declaration Declare(const Command& command);

/// All commands in the order in which help lists them.
std::span<const Command* const> Commands();
/// Null when there is none of that name.
const Command* FindCommand(std::string_view name);

}  // namespace smgraph::cli
