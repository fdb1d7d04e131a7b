#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/option.h"
#include "graph/base/result.h"
#include "graph/base/source.h"

// What a project says once instead of on every command line: smgraph.toml, or [tool.smgraph] in
// pyproject.toml, and the environment. A flag is stronger than SMGRAPH_NAME, that is stronger than
// the file, and the file than the default.
namespace smgraph::cli {

/// One key of the file.
struct Setting {
  std::string key;
  std::vector<std::string> values;
  SourceSpan span;
};

/// Rules that are ignored in the files that `pattern` matches: as a shell's pattern, in which "*"
/// matches "/" too; against the path below the file's folder, or its last part.
struct PathIgnores {
  std::string pattern;
  std::vector<std::string> rules;
  SourceSpan span;
};

struct Settings {
  std::filesystem::path folder;  // of the file; empty when there is none
  std::vector<Setting> values;
  std::vector<PathIgnores> path_ignores;

  /// The rules that are ignored in the file at `path`.
  std::vector<std::string> IgnoredIn(const std::filesystem::path& path) const;
};

/// Reads the nearest file at or above `folder`, up to the root of its git repository. Its keys are
/// the settings among `options`, and "per-path-ignores". Fails, with the place, on a file that is
/// no TOML, on other keys, and on values of another type.
Result<Settings> LoadSettings(const std::filesystem::path& folder,
                              const std::vector<Option>& options, SourceMap& sources);

/// Gives each setting among `options` that the command line left empty its value from the
/// environment, else from the file. Fails on a value that the option does not take.
std::optional<Error> ApplySettings(const Settings& settings, const std::vector<Option>& options);

}  // namespace smgraph::cli
