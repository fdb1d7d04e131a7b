#include "cli/command.h"

namespace smgraph::cli {
namespace {

// Waits for the pictures.
Action Declare(CLI::App&) {
  return [](Console& console) {
    console.Complain("diff is not there yet");
    return ExitCode::kUsage;
  };
}

}  // namespace

const Command kDiff = {"diff", "Compare two pipelines", "", {}, &Declare};

}  // namespace smgraph::cli
