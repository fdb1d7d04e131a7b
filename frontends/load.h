#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "frontends/input.h"
#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::frontends {

/// The text behind an Input: valid UTF-8 without byte order mark.
struct LoadedFile {
  std::string text;
  FileId file = FileId::kNoFile;
  std::filesystem::path
      path;  // on the disk, absolute; for standard input a name in the folder one stands in
  /// For a git revision: its other text files by path below the root of the repository, and the
  /// path of this one.
  std::map<std::string, std::string, std::less<>> others;
  std::string revision_path;
};

/// Reads the input and says, with a hint, why that cannot be done: it is missing, a folder, not
/// readable, larger than `max_bytes`, binary or not UTF-8. Registers it in `sources`.
Result<LoadedFile> Load(const Input& input, std::size_t max_bytes, SourceMap& sources);

}  // namespace smgraph::frontends
