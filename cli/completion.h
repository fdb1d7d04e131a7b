#pragma once

#include <string>
#include <string_view>
#include <vector>

// What shells need to complete smgraph's command line, taken from the commands themselves.
namespace smgraph::cli {

/// One option of one command.
struct CompletedOption {
  std::vector<std::string> names;  // "-o", "--output"
  std::string help;
  bool takes_value = false;
  std::vector<std::string> choices;  // of the value; empty: anything, or a file
  bool takes_file = false;
};

/// One command with its options; `arguments` are the words it takes when those are few
/// ("bash zsh fish"), else it takes files.
struct CompletedCommand {
  std::string name;
  std::string summary;
  std::vector<CompletedOption> options;
  std::vector<std::string> arguments;
};

/// All commands, as declared.
std::vector<CompletedCommand> CompletedCommands();

/// A script that completes the command line in the shell.
std::string BashCompletion(const std::vector<CompletedCommand>& commands);
std::string ZshCompletion(const std::vector<CompletedCommand>& commands);
std::string FishCompletion(const std::vector<CompletedCommand>& commands);

}  // namespace smgraph::cli
