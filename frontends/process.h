#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"

namespace smgraph::frontends {

/// What a program left behind. `truncated`: it printed more than was asked for and was stopped.
struct ProcessOutput {
  int status = 0;  // as shells count: 127 when the program does not exist, 128 + n for signal n
  std::string out;
  std::string err;
  bool truncated = false;
};

/// Runs `command` (found on PATH, never through a shell) with `input` as its standard input and
/// collects what it prints, at most `max_bytes` of it. Fails when no process can be made.
Result<ProcessOutput> RunProcess(const std::vector<std::string>& command, std::string_view input,
                                 std::size_t max_bytes);

}  // namespace smgraph::frontends
