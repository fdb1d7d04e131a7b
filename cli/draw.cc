#include <array>

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace smgraph::cli {
namespace {
constexpr std::array kExamples = {Example{"smgraph draw train.py", "a picture in the terminal"}};
Action Declare(CLI::App& app) {
  (void)app;
  return [](Console& console) {
    console.Complain("not yet");
    return ExitCode::kUsage;
  };
}
}  // namespace
const Command kDraw = {"draw", "Draw pipelines in the terminal or as a file", "", kExamples,
                       &Declare};
}  // namespace smgraph::cli
