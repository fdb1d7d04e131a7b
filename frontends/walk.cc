#include "frontends/walk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "frontends/git.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kSuffixes = {".py", ".ipynb", ".json"};
constexpr std::array<std::string_view, 4> kOthersCode = {"__pycache__", "node_modules",
                                                         "site-packages", "venv"};

bool MayHoldPipelines(const fs::path& path) {
  return std::ranges::find(kSuffixes, path.extension().string()) != kSuffixes.end();
}

bool IsSkipped(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name.starts_with('.') || std::ranges::find(kOthersCode, name) != kOthersCode.end();
}

std::vector<fs::path> Walked(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    if (at->is_directory(error) && IsSkipped(at->path()))
      at.disable_recursion_pending();
    else
      files.push_back(at->path());
  }
  return files;
}

}  // namespace

Result<std::vector<std::string>> FilesBelow(const std::string& folder) {
  std::vector<fs::path> files;
  if (FindGitRoot(folder)) {
    const Result<std::vector<std::string>> listed = ListUnignored(folder);
    if (!listed.ok()) return listed.error();
    for (const std::string& path : listed.value())
      files.push_back(fs::path(folder) / path);
  } else {
    files = Walked(folder);
  }
  std::vector<std::string> shown;
  std::error_code error;
  for (const fs::path& file : files) {
    if (MayHoldPipelines(file) && fs::symlink_status(file, error).type() == fs::file_type::regular)
      shown.push_back(file.lexically_normal().string());
  }
  std::ranges::sort(shown);
  return shown;
}

}  // namespace smgraph::frontends
