#include "cli/completion.h"

#include <algorithm>
#include <array>
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/options.h"

namespace smgraph::cli {
namespace {

struct Shell {
  std::string_view name;
  std::string (*script)(const std::vector<CompletedCommand>&);
};
constexpr std::array kShells = {Shell{"bash", &BashCompletion}, Shell{"zsh", &ZshCompletion},
                                Shell{"fish", &FishCompletion}};

constexpr std::array kExamples = {
    Example{"source <(smgraph completion bash)", "in ~/.bashrc"},
    Example{"smgraph completion zsh > ~/.zfunc/_smgraph", "with ~/.zfunc in fpath"},
    Example{"smgraph completion fish | source", "in ~/.config/fish/config.fish"},
};

Action Declare(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  CLI::Option* option = app.add_option("SHELL", *shell, "bash, zsh or fish")->required();
  std::vector<std::string> names;
  for (const Shell& row : kShells)
    names.emplace_back(row.name);
  LimitTo(*option, names);
  return [shell](Console& console) {
    const auto row = std::ranges::find(kShells, std::string_view(*shell), &Shell::name);
    console.Print(row->script(CompletedCommands()));
    return ExitCode::kClean;
  };
}

}  // namespace

const Command kCompletion = {"completion", "Print a script that completes smgraph's command line",
                             "", kExamples, &Declare};

}  // namespace smgraph::cli
