#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph::python {

/// Whether the path leads through a folder whose name only a run knows, as FileName() of
/// library/paths.h writes it.
bool IsTemporary(std::string_view path);

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
  /// From now on the evaluation has no such file.
  void Remove(std::string_view path);
  /// The path of `path` as messages show it: relative to where the user named the start file.
  std::string Shown(const std::filesystem::path& path) const;
  void set_shown_start(std::string shown) { shown_start_ = std::move(shown); }

  const std::filesystem::path& root() const { return root_; }
  const std::filesystem::path& start() const { return start_; }

 private:
  /// What stands at a path.
  struct Place {
    std::string path;
    bool folder = false;
    std::size_t bytes = 0;
  };
  std::optional<Place> Resolve(std::string_view path) const;
  std::optional<Place> LookAt(const std::string& path) const;
  const std::optional<std::string>* FindVirtual(std::string_view path) const;
  bool IsRemoved(std::string_view path) const;
  std::string RealFolder(const std::string& folder) const;
  std::filesystem::path root_;
  std::filesystem::path start_;
  std::string shown_start_;
  std::size_t max_file_bytes_;
  // By normalised path below start.
  std::map<std::string, std::optional<std::string>, std::less<>> virtual_files_;
  std::set<std::string> removed_;  // files of the project, likewise
  // Folders as they were named, and where they are below the root; "" elsewhere. A project's files
  // stand in few folders, but finding out where one is takes a question for each part of its path.
  mutable std::unordered_map<std::string, std::string> real_folders_;  // only for look-ups
};

}  // namespace smgraph::python
