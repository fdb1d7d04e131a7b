#include "frontends/python/files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <sys/stat.h>

namespace smgraph::python {
namespace {

namespace fs = std::filesystem;

bool IsBelow(const fs::path& path, const fs::path& root) {
  const auto [end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  (void)rest;
  return end == root.end();
}

fs::path RealPath(const fs::path& path) {
  std::error_code error;
  fs::path real = fs::canonical(path, error);
  return error ? fs::weakly_canonical(path, error) : real;
}

}  // namespace

ProjectFiles::ProjectFiles(fs::path root, fs::path start, std::size_t max_file_bytes)
    : max_file_bytes_(max_file_bytes) {
  start_ = RealPath(start);
  // What leads to a real path is real.
  root_ = start_ == start && IsBelow(start, root) ? root : RealPath(root);
  real_folders_.emplace(root_.string(), root_.string());
}

// A folder's own place, without links, when it is below the root; "" when it is not.
std::string ProjectFiles::RealFolder(const std::string& folder) const {
  const auto known = real_folders_.find(folder);
  if (known != real_folders_.end()) return known->second;
  std::string real;
  const bool plain = folder.starts_with(root_.string() + "/") && folder.find("/.") == folder.npos &&
                     !folder.ends_with('/');
  if (plain) {  // from the root on, so that each folder is asked for once
    const auto place = LookAt(folder);
    if (place && place->folder) real = place->path;
  } else {
    std::error_code error;
    const fs::path place = fs::canonical(folder, error);
    if (!error && IsBelow(place, root_)) real = place.string();
  }
  real_folders_.emplace(folder, real);
  return real;
}

std::optional<ProjectFiles::Place> ProjectFiles::LookAt(const std::string& path) const {
  const std::size_t slash = path.rfind('/');
  const std::string name = path.substr(slash + 1);
  const bool itself = name.empty() || name == "." || name == "..";
  const std::string folder =
      RealFolder(itself ? path : path.substr(0, std::max<std::size_t>(slash, 1)));
  if (folder.empty()) return std::nullopt;
  Place place{itself ? folder : folder + "/" + name};
  struct stat status = {};
  if (::lstat(place.path.c_str(), &status) != 0) return std::nullopt;
  if (S_ISLNK(status.st_mode)) {
    std::error_code error;
    const fs::path real = fs::canonical(place.path, error);
    if (error || !IsBelow(real, root_) || ::lstat(real.c_str(), &status) != 0) return std::nullopt;
    place.path = real.string();
  }
  place.folder = S_ISDIR(status.st_mode);
  if (!place.folder && !S_ISREG(status.st_mode)) return std::nullopt;
  place.bytes = static_cast<std::size_t>(status.st_size);
  return place;
}

// The real place of a path that user code names, when a file or a folder is there below the root.
std::optional<ProjectFiles::Place> ProjectFiles::Resolve(std::string_view path) const {
  const bool absolute = path.starts_with('/');
  const std::string root = root_.string() + "/";
  auto place = LookAt(absolute ? std::string(path) : start_.string() + "/" + std::string(path));
  return place || path.starts_with(root) ? place : LookAt(root + std::string(path));
}

namespace {

std::string VirtualKey(const fs::path& start, std::string_view path) {
  const fs::path given(path);
  return (given.is_absolute() ? given : start / given).lexically_normal().string();
}

}  // namespace

void ProjectFiles::AddVirtual(std::string_view path, std::optional<std::string> text) {
  std::string key = VirtualKey(start_, path);
  removed_.erase(key);
  virtual_files_[std::move(key)] = std::move(text);
}

void ProjectFiles::Remove(std::string_view path) {
  std::string key = VirtualKey(start_, path);
  virtual_files_.erase(key);
  removed_.insert(std::move(key));
}

bool ProjectFiles::IsRemoved(std::string_view path) const {
  return !removed_.empty() && removed_.contains(VirtualKey(start_, path));
}

const std::optional<std::string>* ProjectFiles::FindVirtual(std::string_view path) const {
  if (virtual_files_.empty()) return nullptr;
  const auto written = virtual_files_.find(VirtualKey(start_, path));
  return written == virtual_files_.end() ? nullptr : &written->second;
}

std::optional<std::string> ProjectFiles::ReadText(std::string_view path) const {
  if (const std::optional<std::string>* written = FindVirtual(path)) return *written;
  if (IsRemoved(path)) return std::nullopt;
  const auto place = Resolve(path);
  if (!place || place->folder || place->bytes > max_file_bytes_) return std::nullopt;
  std::ifstream stream(place->path, std::ios::binary);
  std::string text(place->bytes, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad() || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

bool ProjectFiles::Exists(std::string_view path) const {
  if (FindVirtual(path) != nullptr) return true;
  if (IsRemoved(path)) return false;
  const auto place = Resolve(path);
  return place && !place->folder;
}

bool ProjectFiles::IsDirectory(std::string_view path) const {
  const std::string below = virtual_files_.empty() ? "" : VirtualKey(start_, path) + "/";
  const auto first = virtual_files_.lower_bound(below);
  if (first != virtual_files_.end() && first->first.starts_with(below)) return true;
  const auto place = Resolve(path);
  return place && place->folder;
}

std::vector<std::string> ProjectFiles::ListDirectory(std::string_view path) const {
  std::vector<std::string> names;
  const std::string below = VirtualKey(start_, path) + "/";
  for (auto file = virtual_files_.lower_bound(below);
       file != virtual_files_.end() && file->first.starts_with(below); ++file) {
    names.push_back(
        file->first.substr(below.size(), file->first.find('/', below.size()) - below.size()));
  }
  const auto place = Resolve(path);
  if (place && place->folder) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(place->path, error)) {
      std::string name = entry.path().filename().string();
      if (!removed_.contains(below + name)) names.push_back(std::move(name));
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool IsTemporary(std::string_view path) {
  return path.find("{0x") != path.npos;
}

std::string ProjectFiles::Shown(const fs::path& path) const {
  if (IsTemporary(path.native())) {
    const std::string& name = path.native();
    return "{tmp}" + name.substr(name.find('}', name.rfind("{0x")) + 1);
  }
  const fs::path given = path.is_absolute() ? path : start_ / path;
  const fs::path relative = given.lexically_normal().lexically_relative(start_);
  if (relative.empty()) return path.string();
  return shown_start_.empty() ? relative.string()
                              : (fs::path(shown_start_) / relative).lexically_normal().string();
}

}  // namespace smgraph::python
