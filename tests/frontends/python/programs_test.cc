// Evaluates every program in programs/ and compares what it prints with what CPython printed
// (NAME.out, made by record_programs.py). What is not known prints in braces: those programs have a
// hand-written NAME.expected instead.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "frontends/python/evaluator.h"
#include "frontends/python/print_log.h"
#include "frontends/python/registry.h"

namespace smgraph::python {
namespace {

namespace fs = std::filesystem;

const fs::path kPrograms = fs::path(SMGRAPH_SOURCE_DIR) / "tests/frontends/python/programs";

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> Programs() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kPrograms)) {
    if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct Outcome {
  std::string printed;
  std::string diagnostics;
};

Outcome Evaluate(const fs::path& program) {
  const Registry registry;
  SourceMap sources;
  const Limits limits;
  ProjectFiles files(kPrograms, kPrograms, limits.file_bytes);
  Bindings bindings;
  bindings.env["BOUND_NAME"] = "bound";
  bindings.set["bound-argument"] = "12";
  Evaluator evaluator(registry, sources, files, limits, bindings);
  evaluator.State<PrintLog>().enabled = true;
  SourceUnit unit;
  unit.text = ReadFile(program);
  unit.file = sources.Add(program.filename().string(), unit.text);
  evaluator.RunModule(std::move(unit), "__main__", program.filename().string());
  Outcome outcome;
  outcome.printed = evaluator.State<PrintLog>().text;
  for (const Diagnostic& diagnostic : evaluator.diagnostics()) {
    outcome.diagnostics += sources.Describe(diagnostic.span) + ": " + diagnostic.message + "\n";
  }
  return outcome;
}

// The first line in which two texts differ, for a message that can be read.
std::string FirstDifference(const std::string& printed, const std::string& expected) {
  std::istringstream ours(printed);
  std::istringstream theirs(expected);
  std::string our_line;
  std::string their_line;
  for (int number = 1;; ++number) {
    const bool more = static_cast<bool>(std::getline(ours, our_line));
    const bool expected_more = static_cast<bool>(std::getline(theirs, their_line));
    if (!more) our_line = "(end)";
    if (!expected_more) their_line = "(end)";
    if (our_line != their_line || !more) {
      return "line " + std::to_string(number) + "\n  printed   " + our_line + "\n  expected  " +
             their_line + "\n";
    }
  }
}

class ProgramTest : public testing::TestWithParam<std::string> {};

TEST_P(ProgramTest, PrintsWhatPythonPrints) {
  const fs::path program = kPrograms / (GetParam() + ".py");
  fs::path expected = kPrograms / (GetParam() + ".out");
  if (!fs::exists(expected)) expected = kPrograms / (GetParam() + ".expected");
  ASSERT_TRUE(fs::exists(expected)) << "record it with record_programs.py";
  const Outcome outcome = Evaluate(program);
  const std::string wanted = ReadFile(expected);
  EXPECT_TRUE(outcome.printed == wanted)
      << FirstDifference(outcome.printed, wanted) << outcome.diagnostics;
}

INSTANTIATE_TEST_SUITE_P(Programs, ProgramTest, testing::ValuesIn(Programs()),
                         [](const auto& program) { return program.param; });

}  // namespace
}  // namespace smgraph::python
