#include <array>
#include <string_view>

#include "cli/command.h"
#include "cli/completion.h"

namespace smgraph::cli {
namespace {

bool TakesFile(const Option& option) {
  return option.type == "FILE" || option.type == "DIR" || option.type == "OUT";
}

CompletedCommand Describe(const Command& command) {
  CompletedCommand described{std::string(command.name), std::string(command.summary), {}, {}};
  for (const Option& option : Declare(command).options) {
    if (option.positional())
      described.arguments = option.choices;
    else
      described.options.push_back(
          {option.names, option.help, option.takes_value(), option.choices, TakesFile(option)});
  }
  return described;
}

}  // namespace

std::vector<CompletedCommand> CompletedCommands() {
  std::vector<CompletedCommand> commands;
  for (const Command* command : Commands())
    commands.push_back(Describe(*command));
  return commands;
}

}  // namespace smgraph::cli
