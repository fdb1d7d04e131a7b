#include "tests/cli/program_run.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace smgraph::testing {
namespace {

namespace fs = std::filesystem;

// Files instead of pipes: no need to read while the program runs.
fs::path MakeTemporary(std::string name) {
  name = (fs::temp_directory_path() / name).string();
  const int fd = ::mkstemp(name.data());
  if (fd >= 0) ::close(fd);
  return name;
}

std::map<std::string, std::string> Environment(const RunSetup& setup) {
  std::map<std::string, std::string> variables = {
      {"NO_COLOR", ""}, {"FORCE_COLOR", ""},   {"CLICOLOR_FORCE", ""},
      {"COLUMNS", ""},  {"LC_ALL", "C.UTF-8"}, {"TERM", "xterm-256color"}};
  for (const auto& [name, value] : setup.env)
    variables[name] = value;
  return variables;
}

[[noreturn]] void Become(const std::vector<std::string>& command, const RunSetup& setup,
                         const std::array<fs::path, 3>& streams) {
  for (int stream = 0; stream < 3; ++stream) {
    const int flags = stream == 0 ? O_RDONLY : O_WRONLY | O_TRUNC;
    const int fd = ::open(streams.at(static_cast<std::size_t>(stream)).c_str(), flags);
    ::dup2(fd, stream);
    ::close(fd);
  }
  for (const auto& [name, value] : Environment(setup)) {
    if (value.empty())
      ::unsetenv(name.c_str());
    else
      ::setenv(name.c_str(), value.c_str(), 1);
  }
  if (!setup.folder.empty() && ::chdir(setup.folder.c_str()) != 0) ::_exit(126);
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Waits, and kills what takes too long.
void WaitFor(pid_t pid, double limit, ProgramRun& run) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  int status = 0;
  rusage usage = {};
  bool late = false;
  while (::wait4(pid, &status, late ? 0 : WNOHANG, &usage) != pid) {
    if (!late && elapsed() > limit) {
      late = true;
      ::kill(pid, SIGKILL);
    }
    ::usleep(500);
  }
  run.seconds = Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
  run.peak_megabytes = static_cast<double>(usage.ru_maxrss) / 1000;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (late) run.status = 124;
}

}  // namespace

std::string ReadFile(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

ProgramRun RunCommand(const std::vector<std::string>& command, const RunSetup& setup) {
  const std::array<fs::path, 3> streams = {MakeTemporary("smgraph-in-XXXXXX"),
                                           MakeTemporary("smgraph-out-XXXXXX"),
                                           MakeTemporary("smgraph-err-XXXXXX")};
  std::ofstream(streams[0], std::ios::binary) << setup.input;
  ProgramRun run;
  const pid_t pid = ::fork();
  if (pid == 0) Become(command, setup, streams);
  WaitFor(pid, setup.seconds, run);
  run.out = ReadFile(streams[1]);
  run.err = ReadFile(streams[2]);
  for (const fs::path& stream : streams)
    fs::remove(stream);
  return run;
}

ProgramRun Smgraph(const std::vector<std::string>& arguments, const RunSetup& setup) {
  std::vector<std::string> command = {SMGRAPH_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunCommand(command, setup);
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "smgraph-test-XXXXXX").string();
  if (::mkdtemp(name.data()) != nullptr) path_ = fs::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name, const std::string& text) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

std::vector<std::string> TemporaryFolder::Names() const {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace smgraph::testing
