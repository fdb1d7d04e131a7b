#include "cli/completion.h"

#include <algorithm>
#include <array>
#include <memory>

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

Action DeclareOptions(std::vector<Option>& options) {
  const auto shell = std::make_shared<std::string>();
  Option option{
      .names = {"SHELL"}, .place = shell.get(), .help = "bash, zsh or fish", .required = true};
  for (const Shell& row : kShells)
    option.choices.emplace_back(row.name);
  options.push_back(std::move(option));
  return [shell](Console& console) {
    const auto row = std::ranges::find(kShells, std::string_view(*shell), &Shell::name);
    console.Print(row->script(CompletedCommands()));
    return ExitCode::kClean;
  };
}

}  // namespace

const Command kCompletion = {"completion", "Print a script that completes smgraph's command line",
                             "", kExamples, &DeclareOptions};

}  // namespace smgraph::cli
