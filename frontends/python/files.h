#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::python {

/// The user's project as far as it may be read: everything below `root`, and the files that are
/// written during the evaluation. Nothing outside the root is ever read, whatever a path says
/// (".." and symbolic links included).
class ProjectFiles {
 public:
  /// `root` bounds what is read; `start` is the folder of the file that was asked for: relative
  /// paths are tried from there, then from the root. `shown` maps files to the paths that messages
  /// show.
  ProjectFiles(std::filesystem::path root, std::filesystem::path start, std::size_t max_file_bytes);

  /// The text of a file named in user code; nullopt when it is absent, outside, too large or
  /// binary.
  std::optional<std::string> ReadText(std::string_view path) const;
  bool Exists(std::string_view path) const;
  bool IsDirectory(std::string_view path) const;
  /// Names in a folder, sorted.
  std::vector<std::string> ListDirectory(std::string_view path) const;
  /// Adds a file that exists in the evaluation only: what a program or a %%writefile cell writes.
  /// Without a text its contents are not known.
  void AddVirtual(std::string_view path, std::optional<std::string> text);
  /// The path of `path` as messages show it: relative to where the user named the start file.
  std::string Shown(const std::filesystem::path& path) const;
  void set_shown_start(std::string shown) { shown_start_ = std::move(shown); }

  const std::filesystem::path& root() const { return root_; }
  const std::filesystem::path& start() const { return start_; }

 private:
  std::optional<std::filesystem::path> Resolve(std::string_view path) const;
  std::filesystem::path root_;
  std::filesystem::path start_;
  std::string shown_start_;
  std::size_t max_file_bytes_;
  // By normalised path below start.
  std::map<std::string, std::optional<std::string>, std::less<>> virtual_files_;
};

}  // namespace smgraph::python
