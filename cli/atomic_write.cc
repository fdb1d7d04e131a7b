#include "cli/atomic_write.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;

Error CannotWrite(const std::string& path, int error) {
  std::string hint;
  std::error_code ignored;
  const fs::path folder = fs::path(path).parent_path();
  if (error == ENOENT && !folder.empty() && !fs::exists(folder, ignored))
    hint = fmt::format("there is no folder '{}'", folder.string());
  if (error == EISDIR) hint = "name a file in it";
  return {fmt::format("cannot write {}: {}", path, std::strerror(error)), {}, hint};
}

// Writes everything to `fd`; 0 or the error number.
int WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

int WriteAndClose(int fd, std::string_view bytes) {
  const int written = WriteAll(fd, bytes);
  const int closed = ::close(fd) == 0 ? 0 : errno;
  return written != 0 ? written : closed;
}

// Devices and pipes cannot be renamed over.
int WriteDirectly(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  return fd < 0 ? errno : WriteAndClose(fd, bytes);
}

// The permissions that the file at `path` has, or those that a new file gets.
mode_t ModeFor(const struct stat* existing) {
  if (existing != nullptr) return existing->st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

int WriteBeside(const std::string& path, mode_t mode, std::string_view bytes) {
  std::string temporary = path + ".smgraph-XXXXXX";
  const int fd = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (fd < 0) return errno;
  int error = ::fchmod(fd, mode) == 0 ? 0 : errno;
  const int written = WriteAndClose(fd, bytes);
  if (error == 0) error = written;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) ::unlink(temporary.c_str());
  return error;
}

}  // namespace

std::optional<Error> WriteFile(const std::string& path, std::string_view bytes) {
  std::error_code ignored;
  const fs::path target =
      fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : fs::path(path);
  struct stat status = {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return CannotWrite(path, EISDIR);
  // Renaming needs no right to write the file itself; a read-only file is one that nobody wants
  // replaced.
  if (exists && ::access(target.c_str(), W_OK) != 0) return CannotWrite(path, errno);
  const int error = exists && !S_ISREG(status.st_mode)
                        ? WriteDirectly(target.string(), bytes)
                        : WriteBeside(target.string(), ModeFor(exists ? &status : nullptr), bytes);
  if (error == 0) return std::nullopt;
  return CannotWrite(path, error);
}

}  // namespace smgraph::cli
