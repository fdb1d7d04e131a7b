#include "frontends/python/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace smgraph::python {
namespace {

namespace fs = std::filesystem;

bool IsBelow(const fs::path& path, const fs::path& root) {
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  (void)rest;
  return end == root.end();
}

}  // namespace

ProjectFiles::ProjectFiles(fs::path root, fs::path start, std::size_t max_file_bytes)
    : max_file_bytes_(max_file_bytes) {
  std::error_code error;
  root_ = fs::weakly_canonical(root, error);
  start_ = fs::weakly_canonical(start, error);
}

// The real place of a path that user code names, when it is below the root.
std::optional<fs::path> ProjectFiles::Resolve(std::string_view path) const {
  const fs::path given(path);
  const fs::path candidates[] = {given.is_absolute() ? given : start_ / given,
                                 root_ / given.relative_path()};
  for (const fs::path& candidate : candidates) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(candidate, error);
    if (!error && IsBelow(real, root_) && fs::exists(real, error)) return real;
  }
  return std::nullopt;
}

namespace {

std::string VirtualKey(const fs::path& start, std::string_view path) {
  const fs::path given(path);
  return (given.is_absolute() ? given : start / given).lexically_normal().string();
}

}  // namespace

void ProjectFiles::AddVirtual(std::string_view path, std::optional<std::string> text) {
  virtual_files_[VirtualKey(start_, path)] = std::move(text);
}

std::optional<std::string> ProjectFiles::ReadText(std::string_view path) const {
  const auto written = virtual_files_.find(VirtualKey(start_, path));
  if (written != virtual_files_.end()) return written->second;
  const auto real = Resolve(path);
  std::error_code error;
  if (!real || !fs::is_regular_file(*real, error) || fs::file_size(*real, error) > max_file_bytes_)
    return std::nullopt;
  std::ifstream stream(*real, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

bool ProjectFiles::Exists(std::string_view path) const {
  if (virtual_files_.contains(VirtualKey(start_, path))) return true;
  const auto real = Resolve(path);
  std::error_code error;
  return real.has_value() && fs::is_regular_file(*real, error);
}

bool ProjectFiles::IsDirectory(std::string_view path) const {
  const std::string below = VirtualKey(start_, path) + "/";
  const auto first = virtual_files_.lower_bound(below);
  if (first != virtual_files_.end() && first->first.starts_with(below)) return true;
  const auto real = Resolve(path);
  std::error_code error;
  return real.has_value() && fs::is_directory(*real, error);
}

std::vector<std::string> ProjectFiles::ListDirectory(std::string_view path) const {
  std::vector<std::string> names;
  const std::string below = VirtualKey(start_, path) + "/";
  for (auto file = virtual_files_.lower_bound(below);
       file != virtual_files_.end() && file->first.starts_with(below); ++file) {
    names.push_back(
        file->first.substr(below.size(), file->first.find('/', below.size()) - below.size()));
  }
  const auto real = Resolve(path);
  std::error_code error;
  if (real && fs::is_directory(*real, error)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(*real, error)) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string ProjectFiles::Shown(const fs::path& path) const {
  const fs::path given = path.is_absolute() ? path : start_ / path;
  const fs::path relative = given.lexically_normal().lexically_relative(start_);
  if (relative.empty()) return path.string();
  return shown_start_.empty() ? relative.string()
                              : (fs::path(shown_start_) / relative).lexically_normal().string();
}

}  // namespace smgraph::python
