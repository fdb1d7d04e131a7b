#include <fmt/format.h>

#include "cli/completion.h"

namespace smgraph::cli {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string OptionLine(const CompletedCommand& command, const CompletedOption& option) {
  std::string line =
      fmt::format("complete -c smgraph -n '__fish_seen_subcommand_from {}'", command.name);
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    line += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (option.takes_file)
    line += " -r -F";
  else if (option.takes_value)
    line += " -x";
  if (!option.choices.empty()) line += fmt::format(" -a '{}'", fmt::join(option.choices, " "));
  return line + " -d " + Quoted(option.help) + "\n";
}

}  // namespace

std::string FishCompletion(const std::vector<CompletedCommand>& commands) {
  std::string script =
      "# smgraph completion for fish:  smgraph completion fish | source\n"
      "complete -c smgraph -n __fish_use_subcommand -l help -d 'show help'\n"
      "complete -c smgraph -n __fish_use_subcommand -l version -d 'show the version'\n";
  for (const CompletedCommand& command : commands) {
    script += fmt::format("complete -c smgraph -f -n __fish_use_subcommand -a {} -d {}\n",
                          command.name, Quoted(command.summary));
    for (const CompletedOption& option : command.options)
      script += OptionLine(command, option);
    if (command.arguments.empty()) continue;
    script += fmt::format("complete -c smgraph -f -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                          command.name, fmt::join(command.arguments, " "));
  }
  return script;
}

}  // namespace smgraph::cli
