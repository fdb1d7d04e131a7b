#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "cli/program.h"

namespace {

// A closed standard stream would give its number to the first file that is opened.
void OpenStandardStreams() {
  int fd = ::open("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO)
    fd = ::open("/dev/null", O_RDWR);
  if (fd >= 0) ::close(fd);
}

}  // namespace

int main(int argc, char** argv) {
  OpenStandardStreams();
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  return static_cast<int>(smgraph::cli::RunProgram(arguments));
}
