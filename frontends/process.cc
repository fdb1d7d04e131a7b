#include "frontends/process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace smgraph::frontends {
namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void Reset(int fd) {
    Close();
    fd_ = fd;
  }
  void Close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
  bool Open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.Reset(ends[0]);
    write.Reset(ends[1]);
    return true;
  }
};

// Programs are asked for plain English and to stay off the network.
std::vector<std::string> ChildEnvironment() {
  // Of equal names getenv() finds the first.
  std::vector<std::string> variables = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1",
                                        "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat"};
  for (char** variable = environ; *variable != nullptr; ++variable)
    variables.emplace_back(*variable);
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

int Spawn(const std::vector<std::string>& command, const std::array<int, 3>& streams, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int stream = 0; stream < 3; ++stream)
    posix_spawn_file_actions_adddup2(&actions, streams.at(static_cast<std::size_t>(stream)),
                                     stream);
  std::vector<std::string> arguments = command;
  std::vector<std::string> environment = ChildEnvironment();
  const int error = ::posix_spawnp(&pid, command.front().c_str(), &actions, nullptr,
                                   Pointers(arguments).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Appends what is ready; closes the descriptor at its end.
void Drain(Descriptor& from, std::string& to) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
  if (count > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    from.Close();
  }
}

void Feed(Descriptor& to, std::string_view& input) {
  const ssize_t count = input.empty() ? 0 : ::write(to.get(), input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  if (input.empty() || (count < 0 && errno != EINTR && errno != EAGAIN)) to.Close();
}

// Moves bytes until the program has closed its outputs or printed too much.
void Exchange(Descriptor& in, std::string_view input, Descriptor& out, Descriptor& err,
              std::size_t max_bytes, ProcessOutput& result) {
  ::fcntl(in.get(), F_SETFL, O_NONBLOCK);
  while (out.open() || err.open()) {
    // poll() skips negative descriptors.
    std::array<pollfd, 3> waiting = {pollfd{in.get(), POLLOUT, 0}, pollfd{out.get(), POLLIN, 0},
                                     pollfd{err.get(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[0].revents != 0) Feed(in, input);
    if (waiting[1].revents != 0) Drain(out, result.out);
    if (waiting[2].revents != 0) Drain(err, result.err);
    if (result.out.size() > max_bytes || result.err.size() > max_bytes) {
      result.truncated = true;
      return;
    }
  }
}

int WaitFor(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ProcessOutput> RunProcess(const std::vector<std::string>& command, std::string_view input,
                                 std::size_t max_bytes) {
  Pipe in;
  Pipe out;
  Pipe err;
  if (!in.Open() || !out.Open() || !err.Open())
    return Error{fmt::format("cannot run {}: {}", command.front(), std::strerror(errno))};
  pid_t pid = 0;
  ProcessOutput result;
  const int error = Spawn(command, {in.read.get(), out.write.get(), err.write.get()}, pid);
  if (error == ENOENT) {
    result.status = 127;
    return result;
  }
  if (error != 0)
    return Error{fmt::format("cannot run {}: {}", command.front(), std::strerror(error))};
  in.read.Close();
  out.write.Close();
  err.write.Close();
  // A program that does not read its input must not end this one.
  struct sigaction ignore = {};
  struct sigaction previous = {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, &previous);
  Exchange(in.write, input, out.read, err.read, max_bytes, result);
  ::sigaction(SIGPIPE, &previous, nullptr);
  in.write.Close();
  if (result.truncated) ::kill(pid, SIGKILL);
  result.status = WaitFor(pid);
  return result;
}

}  // namespace smgraph::frontends
