#include <fmt/format.h>

#include "cli/completion.h"

namespace smgraph::cli {
namespace {

std::string AllNames(const CompletedCommand& command) {
  std::string names;
  for (const CompletedOption& option : command.options)
    names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
  return names;
}

// "    diff,--color) words="…" ;;" for each option whose value has choices, and "nothing" for those
// that take a value which cannot be guessed.
std::string ValueCases(const CompletedCommand& command) {
  std::string cases;
  for (const CompletedOption& option : command.options) {
    if (!option.takes_value || option.takes_file) continue;
    for (const std::string& name : option.names) {
      cases += fmt::format("    {},{}) COMPREPLY=($(compgen -W '{}' -- \"$current\")); return ;;\n",
                           command.name, name, fmt::join(option.choices, " "));
    }
  }
  return cases;
}

std::string WordCase(const CompletedCommand& command) {
  return fmt::format("    {}) options='{}'; words='{}' ;;\n", command.name, AllNames(command),
                     fmt::join(command.arguments, " "));
}

}  // namespace

std::string BashCompletion(const std::vector<CompletedCommand>& commands) {
  std::string names;
  std::string values;
  std::string words;
  for (const CompletedCommand& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    values += ValueCases(command);
    words += WordCase(command);
  }
  return fmt::format(R"(# smgraph completion for bash:  source <(smgraph completion bash)
_smgraph() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}
  local verb=${{COMP_WORDS[1]}} options='' words=''
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$current"))
    return
  fi
  case "$verb,$previous" in
{}  esac
  case "$verb" in
{}  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}}
complete -F _smgraph smgraph
)",
                     names, values, words);
}

}  // namespace smgraph::cli
