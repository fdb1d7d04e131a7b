#include <algorithm>
#include <array>

#include "cli/command.h"

namespace smgraph::cli {
namespace {

constexpr std::array kCommands = {&kShow,    &kDraw,      &kDiff,   &kEquiv, &kCheck,
                                  &kCompile, &kDocstring, &kReport, &kRule,  &kCompletion};

}  // namespace

std::span<const Command* const> Commands() {
  return kCommands;
}

Declaration Declare(const Command& command) {
  Declaration declaration{{HelpOption()}, {}, std::make_shared<ColorArgument>()};
  declaration.action = command.declare(declaration.options);
  AddColor(declaration.options, *declaration.color);
  return declaration;
}

const Command* FindCommand(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found == kCommands.end() ? nullptr : *found;
}

}  // namespace smgraph::cli
