#include "frontends/load.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frontends/git.h"
#include "frontends/text_check.h"
#include "graph/base/similar.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

std::string Megabytes(std::size_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

// An error about the file as a whole: printed as "path: error: message".
Error About(FileId file, std::string message, std::string hint = {}) {
  SourceSpan span;
  span.file = file;
  return {std::move(message), span, std::move(hint)};
}

std::vector<std::string> NamesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
    if (names.size() == 2000) break;
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A name like the missing one in its folder, written as the user would type it.
std::string SimilarFile(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string name = Closest(path.filename().string(), NamesIn(folder));
  return name.empty() ? name : (path.parent_path() / name).string();
}

Error Missing(const std::string& path, FileId file) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error))
    return About(file, "no such file", fmt::format("there is no folder '{}'", folder.string()));
  const std::string similar = SimilarFile(path);
  return About(file, "no such file",
               similar.empty() ? std::string() : fmt::format("did you mean '{}'?", similar));
}

Error CannotOpen(const std::string& path, FileId file, int error) {
  if (error == ENOENT || error == ENOTDIR) return Missing(path, file);
  return About(file, fmt::format("cannot read the file: {}", std::strerror(error)));
}

Error TooLarge(FileId file, std::string size, std::size_t max_bytes) {
  return About(file,
               fmt::format("file is too large: {}, the limit is {}", size, Megabytes(max_bytes)),
               "a notebook's size is mostly its outputs: clear them");
}

// All that `fd` gives, up to one byte more than `max_bytes`.
Result<std::string> ReadAll(int fd, FileId file, std::size_t max_bytes) {
  std::string text;
  std::array<char, 65536> buffer;
  while (text.size() <= max_bytes) {
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count == 0) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return About(file, fmt::format("cannot read the file: {}", std::strerror(errno)));
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return TooLarge(file, "more than " + Megabytes(max_bytes), max_bytes);
}

Result<std::string> ReadOpen(int fd, FileId file, std::size_t max_bytes) {
  struct stat status = {};
  if (::fstat(fd, &status) != 0)
    return About(file, fmt::format("cannot read the file: {}", std::strerror(errno)));
  if (S_ISDIR(status.st_mode)) {
    return About(file, "is a folder, not a file",
                 "name the file that builds the pipeline; several files are fine");
  }
  const auto bytes = static_cast<std::size_t>(status.st_size);
  if (S_ISREG(status.st_mode) && bytes > max_bytes)
    return TooLarge(file, Megabytes(bytes), max_bytes);
  return ReadAll(fd, file, max_bytes);
}

Result<std::string> ReadDisk(const std::string& path, FileId file, std::size_t max_bytes) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return CannotOpen(path, file, errno);
  Result<std::string> text = ReadOpen(fd, file, max_bytes);
  ::close(fd);
  return text;
}

Result<LoadedFile> LoadRevision(const Input& input, FileId file, std::size_t max_bytes) {
  Result<RevisionFile> read = ReadRevision(input, max_bytes);
  if (!read.ok()) return About(file, read.error().message, read.error().hint);
  LoadedFile loaded;
  loaded.text = std::move(read.value().text);
  loaded.revision_path = std::move(read.value().path);
  loaded.others = std::move(read.value().others);
  return loaded;
}

// Standard input gives what it holds once: who reads it again gets what was kept.
Result<LoadedFile> LoadDisk(const Input& input, FileId file, std::size_t max_bytes,
                            const SourceMap& sources) {
  if (input.standard_input() && !sources.Text(file).empty()) {
    LoadedFile known;
    known.text = sources.Text(file);
    return known;
  }
  Result<std::string> text = input.standard_input() ? ReadOpen(STDIN_FILENO, file, max_bytes)
                                                    : ReadDisk(input.path, file, max_bytes);
  if (!text.ok()) return text.error();
  LoadedFile loaded;
  loaded.text = std::move(text).value();
  return loaded;
}

}  // namespace

Result<LoadedFile> Load(const Input& input, std::size_t max_bytes, SourceMap& sources) {
  const FileId file = sources.Add(input.Shown());
  Result<LoadedFile> read = input.in_git ? LoadRevision(input, file, max_bytes)
                                         : LoadDisk(input, file, max_bytes, sources);
  if (!read.ok()) return read.error();
  LoadedFile loaded = std::move(read).value();
  loaded.file = file;
  std::error_code error;
  loaded.path =
      fs::absolute(input.standard_input() ? "stdin.py" : input.path, error).lexically_normal();
  if (const std::optional<TextFault> fault = MakeUtf8(loaded.text)) {
    SourceSpan span{file, 0, fault->at, fault->at};
    return Error{fault->message, span, fault->hint};
  }
  if (loaded.text.find_first_not_of(" \t\r\n\f") == std::string::npos)
    return About(file, "file is empty");
  sources.Add(input.Shown(), loaded.text);
  return loaded;
}

}  // namespace smgraph::frontends
