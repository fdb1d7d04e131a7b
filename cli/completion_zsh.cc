#include <fmt/format.h>

#include "cli/completion.h"

namespace smgraph::cli {
namespace {

// Inside single quotes, and inside the brackets of _arguments.
std::string Quoted(std::string_view text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'')
      quoted += "'\\''";
    else if (c == '[' || c == ']' || c == ':')
      quoted += fmt::format("\\{}", c);
    else
      quoted += c;
  }
  return quoted;
}

std::string ValueOf(const CompletedOption& option) {
  if (!option.takes_value) return {};
  if (option.takes_file) return ":file:_files";
  return fmt::format(":value:({})", fmt::join(option.choices, " "));
}

std::string OptionLines(const CompletedCommand& command) {
  std::string lines;
  for (const CompletedOption& option : command.options) {
    for (const std::string& name : option.names)
      lines += fmt::format("        '*{}[{}]{}' \\\n", name, Quoted(option.help), ValueOf(option));
  }
  return lines;
}

std::string CommandCase(const CompletedCommand& command) {
  const std::string rest = command.arguments.empty()
                               ? "'*:file:_files'"
                               : fmt::format("'1:word:({})'", fmt::join(command.arguments, " "));
  return fmt::format("    {})\n      _arguments \\\n{}        {}\n      ;;\n", command.name,
                     OptionLines(command), rest);
}

}  // namespace

std::string ZshCompletion(const std::vector<CompletedCommand>& commands) {
  std::string verbs;
  std::string cases;
  for (const CompletedCommand& command : commands) {
    verbs += fmt::format("    '{}:{}'\n", command.name, Quoted(command.summary));
    cases += CommandCase(command);
  }
  return fmt::format(R"(#compdef smgraph
# smgraph completion for zsh:  smgraph completion zsh > "${{fpath[1]}}/_smgraph"
_smgraph() {{
  local -a verbs
  verbs=(
{}  )
  if ((CURRENT == 2)); then
    _describe 'command' verbs
    return
  fi
  local verb=$words[2]
  shift words
  ((CURRENT--))
  case $verb in
{}  esac
}}
if [[ $funcstack[1] == _smgraph ]]; then
  _smgraph "$@"
else
  compdef _smgraph smgraph
fi
)",
                     verbs, cases);
}

}  // namespace smgraph::cli
