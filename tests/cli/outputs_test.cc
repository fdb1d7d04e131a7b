#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// Where results go: suffixes, formats, places that cannot be written, pipes that close.
namespace smgraph::testing {
namespace {

namespace fs = std::filesystem;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class Outputs : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("old.py", SageMakerSource("churn", "Prep Train"));
    folder_.Write("new.py", SageMakerSource("churn", "Prep Check Train"));
  }
  ProgramRun Draw(std::vector<std::string> options) const {
    options.insert(options.begin(), {"draw", "old.py"});
    return Smgraph(options, {.folder = folder_.path()});
  }
  ProgramRun Diff(std::vector<std::string> options) const {
    options.insert(options.begin(), {"diff", "old.py", "new.py"});
    return Smgraph(options, {.folder = folder_.path()});
  }
  std::string Written(const std::string& name) const { return ReadFile(folder_.At(name)); }
  TemporaryFolder folder_;
};

TEST_F(Outputs, TheSuffixChoosesTheFormat) {
  const ProgramRun run = Draw({"-o", "a.svg", "-o", "a.PNG", "-o", "a.dot", "-o", "a.md"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(Has(Written("a.svg"), "<svg"));
  EXPECT_TRUE(Written("a.PNG").starts_with("\x89PNG"));
  EXPECT_TRUE(Has(Written("a.dot"), "digraph"));
  EXPECT_TRUE(Has(Written("a.md"), "churn"));
}

TEST_F(Outputs, TheFormatWinsOverTheSuffix) {
  EXPECT_EQ(Draw({"-o", "a.txt", "-f", "dot"}).status, 0);
  EXPECT_TRUE(Has(Written("a.txt"), "digraph"));
  const ProgramRun run = Diff({"-o", "-", "-f", "svg"});
  EXPECT_EQ(run.status, 1) << run.err;
  EXPECT_TRUE(Has(run.out, "<svg"));
}

TEST_F(Outputs, FilesGetNoColour) {
  EXPECT_EQ(Diff({"-o", "a.txt", "--color", "always"}).status, 1);
  EXPECT_FALSE(Has(Written("a.txt"), "\x1b["));
  EXPECT_TRUE(Has(Diff({"--color", "always"}).out, "\x1b["));
  EXPECT_FALSE(Has(Diff({}).out, "\x1b["));
}

// The program's standard output is a terminal that `script` makes.
ProgramRun OnTerminal(const TemporaryFolder& folder, const std::string& arguments,
                      std::map<std::string, std::string> env = {}) {
  const std::string line = "stty cols 60; " SMGRAPH_PROGRAM " " + arguments;
  return RunCommand({"script", "-qec", line, "/dev/null"},
                    {.folder = folder.path(), .env = std::move(env)});
}

TEST_F(Outputs, TerminalsGetColourTheirWidthAndNothingBinary) {
  if (RunCommand({"script", "--version"}).status != 0) GTEST_SKIP() << "script is not installed";
  const ProgramRun colour = OnTerminal(folder_, "diff old.py new.py");
  EXPECT_EQ(colour.status, 1) << colour.out;
  EXPECT_TRUE(Has(colour.out, "\x1b[")) << colour.out;
  EXPECT_FALSE(Has(OnTerminal(folder_, "diff old.py new.py", {{"NO_COLOR", "1"}}).out, "\x1b["));
  EXPECT_FALSE(Has(OnTerminal(folder_, "diff old.py new.py", {{"TERM", "dumb"}}).out, "\x1b["));
  EXPECT_FALSE(Has(OnTerminal(folder_, "diff old.py new.py --color never").out, "\x1b["));
  const ProgramRun binary = OnTerminal(folder_, "draw old.py -f png");
  EXPECT_EQ(binary.status, 2);
  EXPECT_TRUE(Has(binary.out, "png is no text for a terminal")) << binary.out;
  EXPECT_TRUE(Has(binary.out, "-o picture.png")) << binary.out;
}

TEST_F(Outputs, BinaryDataMayGoIntoAPipe) {
  EXPECT_TRUE(Draw({"-f", "png"}).out.starts_with("\x89PNG"));
}

TEST_F(Outputs, UnknownSuffixesAreNamed) {
  const ProgramRun none = Draw({"-o", "picture"});
  EXPECT_EQ(none.status, 2);
  EXPECT_TRUE(Has(none.err, "the name has no suffix that says which format")) << none.err;
  const ProgramRun wrong = Draw({"-o", "picture.svgg"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_TRUE(Has(wrong.err, "no format has the suffix .svgg")) << wrong.err;
  EXPECT_TRUE(Has(wrong.err, "did you mean '.svg'?")) << wrong.err;
}

TEST_F(Outputs, PlacesThatCannotBeWritten) {
  const std::vector<std::string> before = folder_.Names();
  for (const std::string path : {"no/such/a.svg", "/proc/a.svg", "/dev/full"}) {
    for (const ProgramRun& run :
         {Draw({"-o", path, "-f", "svg"}), Diff({"-o", path, "-f", "svg"})}) {
      EXPECT_EQ(run.status, 2) << path;
      EXPECT_EQ(run.out, "");
      EXPECT_TRUE(run.err.starts_with("smgraph: error: cannot write " + path)) << run.err;
    }
  }
  fs::create_directory(folder_.At("folder.svg"));
  EXPECT_TRUE(Has(Draw({"-o", "folder.svg"}).err, "hint: name a file in it"));
  fs::remove(folder_.At("folder.svg"));
  EXPECT_EQ(folder_.Names(), before);
}

TEST_F(Outputs, AFolderWithoutPermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directory(folder_.At("closed"));
  fs::permissions(folder_.At("closed"), fs::perms::owner_read);
  const ProgramRun run = Draw({"-o", "closed/a.svg"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "Permission denied")) << run.err;
}

TEST_F(Outputs, NothingIsWrittenWhenReadingFails) {
  folder_.Write("kept.svg", "before");
  const ProgramRun run =
      Smgraph({"draw", "missing.py", "-o", "kept.svg"}, {.folder = folder_.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(Written("kept.svg"), "before");
}

// `head` has gone before the drawing ends: neither a message nor a crash.
TEST_F(Outputs, APipeThatClosesIsNoError) {
  std::string steps;
  for (int i = 0; i < 2000; ++i)
    steps += "Step" + std::to_string(i) + " ";
  folder_.Write("long.py", SageMakerSource("long", steps));
  const ProgramRun run = RunCommand(
      {"bash", "-c",
       SMGRAPH_PROGRAM " show --format json long.py | head -c 1 >&2; echo ${PIPESTATUS[0]}"},
      {.folder = folder_.path()});
  EXPECT_EQ(run.err, "{");
  EXPECT_EQ(run.out, "141\n");
}

TEST_F(Outputs, SeveralPipelinesNeedOneNameForAPicture) {
  folder_.Write("two.py", SageMakerSource("churn", "Prep") + SageMakerSource("daily", "Load"));
  const ProgramRun text = Smgraph({"draw", "two.py"}, {.folder = folder_.path()});
  EXPECT_EQ(text.status, 0);
  EXPECT_TRUE(Has(text.out, "Prep") && Has(text.out, "Load")) << text.out;
  const ProgramRun svg = Smgraph({"draw", "two.py", "-o", "a.svg"}, {.folder = folder_.path()});
  EXPECT_EQ(svg.status, 2);
  EXPECT_TRUE(Has(svg.err, "'churn', 'daily'")) << svg.err;
  EXPECT_TRUE(Has(svg.err, "select one: two.py::daily")) << svg.err;
}

TEST_F(Outputs, ShowIsTextForPeople) {
  const ProgramRun run = Smgraph({"show", "new.py"}, {.folder = folder_.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* word :
       {"churn", "sagemaker pipeline, 3 steps", "Check  Fail (new.py:6)", "after  Prep"})
    EXPECT_TRUE(Has(run.out, word)) << run.out;
}

}  // namespace
}  // namespace smgraph::testing
