#include <algorithm>
#include <array>

#include "cli/command.h"

namespace smgraph::cli {
namespace {

constexpr std::array kCommands = {&kShow, &kDraw, &kDiff, &kCheck, &kRule, &kCompletion};

}  // namespace

std::span<const Command* const> Commands() {
  return kCommands;
}

const Command* FindCommand(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found == kCommands.end() ? nullptr : *found;
}

}  // namespace smgraph::cli
