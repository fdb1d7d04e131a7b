#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/options.h"

namespace smgraph::cli {
namespace {

// "auto|always|never" as words; empty when the type is no list of choices.
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  if (type.find('|') == std::string::npos) return {};
  return CLI::detail::split(type, '|');
}

bool TakesFile(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type == "FILE" || type == "DIR" || type == "OUT";
}

CompletedOption Describe(const CLI::Option& option) {
  CompletedOption described;
  for (const std::string& name : option.get_snames())
    described.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames())
    described.names.push_back("--" + name);
  described.help = option.get_description();
  described.takes_value = option.get_items_expected_max() > 0;
  described.choices = ChoicesOf(option);
  described.takes_file = TakesFile(option);
  return described;
}

CompletedCommand Describe(const Command& command) {
  CLI::App app;
  app.set_help_flag("-h,--help", "show help");
  command.declare(app);
  ColorArgument color;
  AddColor(app, color);
  CompletedCommand described{std::string(command.name), std::string(command.summary), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      described.arguments = ChoicesOf(*option);
    } else {
      described.options.push_back(Describe(*option));
    }
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
