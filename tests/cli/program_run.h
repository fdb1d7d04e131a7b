#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// Runs the real binary as a user's shell does.
namespace smgraph::testing {

/// How a run of the program ended.
struct ProgramRun {
  int status = -1;  // exit status; 128 + n after signal n; 124 after the time limit
  std::string out;
  std::string err;
  double seconds = 0;  // of the processor, whatever else the machine does
  double peak_megabytes = 0;
};

struct RunSetup {
  std::string input = {};                       // standard input
  std::filesystem::path folder = {};            // current folder; empty: the test's own
  std::map<std::string, std::string> env = {};  // on top of the test's; "" removes
  double seconds = 60;                          // then it is killed
};

/// Runs SMGRAPH_PROGRAM with `arguments`, without colour and locale of the person who runs the
/// test.
ProgramRun Smgraph(const std::vector<std::string>& arguments, const RunSetup& setup = {});
/// The same for any other program, found on PATH; status 127 when there is none.
ProgramRun RunCommand(const std::vector<std::string>& command, const RunSetup& setup = {});

/// A folder of its own that vanishes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  /// Writes a file below the folder, making folders on the way; gives its path.
  std::string Write(const std::string& name, const std::string& text) const;
  /// The path of a file below the folder.
  std::string At(const std::string& name) const { return (path_ / name).string(); }
  /// Names in the folder, sorted: shows what a failed run left behind.
  std::vector<std::string> Names() const;

 private:
  std::filesystem::path path_;
};

std::string ReadFile(const std::filesystem::path& path);

}  // namespace smgraph::testing
