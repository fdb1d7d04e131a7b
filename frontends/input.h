#pragma once

#include <string>
#include <string_view>

namespace smgraph::frontends {

/// What a user names on the command line: `FILE`, `FILE::PIPELINE`, `REV:FILE` (a file of a git
/// revision), `-` (standard input); PIPELINE goes with each of them.
struct Input {
  std::string path;
  std::string revision;  // as git understands it; ":FILE" (empty) is git's index
  bool in_git = false;   // read from `revision`, not from the disk
  std::string pipeline;  // empty: all of the file

  bool standard_input() const { return !in_git && path == "-"; }
  /// Without ::PIPELINE, as the user typed it: what messages begin with.
  std::string Shown() const;
};

/// Takes an argument apart. A name that exists as it stands is a file, whatever colons it has.
Input ParseInput(std::string_view argument);

}  // namespace smgraph::frontends
