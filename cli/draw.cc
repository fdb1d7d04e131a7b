#include "cli/command.h"

namespace smgraph::cli {
namespace {

// Waits for the pictures.
Action Declare(CLI::App&) {
  return [](Console& console) {
    console.Complain("draw is not there yet");
    return ExitCode::kUsage;
  };
}

}  // namespace

const Command kDraw = {"draw", "Draw pipelines in the terminal or as a file", "", {}, &Declare};

}  // namespace smgraph::cli
