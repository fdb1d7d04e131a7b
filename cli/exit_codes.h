#pragma once

namespace smgraph::cli {

/// How the program ends; one table for all commands.
enum class ExitCode : int {
  kClean = 0,      // done; equal
  kDiffers = 1,    // the pipelines differ, something was found
  kUsage = 2,      // wrong arguments, a file that cannot be read, an output that cannot be written
  kUndecided = 3,  // no difference was found, but something could not be read to the end
  kInternal = 70   // a mistake of smgraph's own
};

/// Of several results the one to end with: what could not be done at all outweighs what was found.
constexpr ExitCode Worse(ExitCode a, ExitCode b) {
  constexpr auto rank = [](ExitCode code) {
    switch (code) {
      case ExitCode::kClean:
        return 0;
      case ExitCode::kUndecided:
        return 1;
      case ExitCode::kDiffers:
        return 2;
      case ExitCode::kUsage:
        return 3;
      case ExitCode::kInternal:
        break;
    }
    return 4;
  };
  return rank(a) < rank(b) ? b : a;
}

}  // namespace smgraph::cli
