#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

// Which steps are the same: --map-file, comments of the after, and what contradicts itself.
namespace smgraph::testing {
namespace {

constexpr const char* kBefore = R"py(from zenml import pipeline, step
@step
def north(x: int) -> None: ...
@step
def south(x: int) -> None: ...
@pipeline
def p():
    north(1)
    south(1)
)py";

// Nobody can tell which is which.
constexpr const char* kAfter = R"py(from zenml import pipeline, step
@step
def upper(x: int) -> None: ...
@step
def lower(x: int) -> None: ...
@pipeline
def p():
    upper(1)COMMENT
    lower(1)
)py";

std::string After(const std::string& comment) {
  std::string text = kAfter;
  constexpr std::string_view kPlace = "COMMENT";
  return text.replace(text.find(kPlace), kPlace.size(), comment);
}

class Maps : public ::testing::Test {
 protected:
  Maps() { folder_.Write("before.py", kBefore); }

  ProgramRun Run(const std::string& after, std::vector<std::string> more) {
    folder_.Write("after.py", after);
    std::vector<std::string> words = {"equiv", "before.py", "after.py"};
    words.insert(words.end(), more.begin(), more.end());
    return Smgraph(words, {.folder = folder_.path()});
  }
  static bool Has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  }

  TemporaryFolder folder_;
};

TEST_F(Maps, EqualStepsAreNotGuessed) {
  EXPECT_EQ(Run(After(""), {}).status, 3);
}

TEST_F(Maps, FilesHoldLinesOrAnObject) {
  folder_.Write("lines.map", "# ours\n\n north = lower\nsouth=upper\n");
  folder_.Write("object.json", R"({"north": "lower", "south": "upper"})");
  for (const char* const file : {"lines.map", "object.json"}) {
    const ProgramRun run = Run(After(""), {"--map-file", file});
    EXPECT_EQ(run.status, 0) << run.out << run.err;
    EXPECT_TRUE(Has(run.out, "north = lower (declared)")) << run.out;
  }
}

TEST_F(Maps, FilesAreToldWhatIsWrong) {
  folder_.Write("lines.map", "north = lower\nsouth\n");
  folder_.Write("object.json", R"({"north": 1})");
  folder_.Write("names.map", "nord = lower\n");
  EXPECT_TRUE(Has(Run(After(""), {"--map-file", "lines.map"}).err, "lines.map:2: expected"));
  EXPECT_TRUE(Has(Run(After(""), {"--map-file", "object.json"}).err, "is no text"));
  EXPECT_TRUE(Has(Run(After(""), {"--map-file", "none"}).err, "none: no such file"));
  const ProgramRun run = Run(After(""), {"--map-file", "names.map"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "names.map:1: the before has no step 'nord'")) << run.err;
}

TEST_F(Maps, CommentsAtStepsSayWhereTheyComeFrom) {
  EXPECT_TRUE(Has(Run(After("  # smgraph: from south"), {}).out, "south = upper (declared)"));
  EXPECT_TRUE(Has(Run(After("\n    # smgraph: from north"), {}).out, "north = lower (declared)"));
  // Of another pipeline, and less than what is said by hand.
  EXPECT_EQ(Run(After("  # smgraph: from west"), {}).status, 3);
  const ProgramRun run = Run(After("  # smgraph: from south"), {"--map", "north=upper"});
  EXPECT_TRUE(Has(run.out, "north = upper (declared)")) << run.out;
}

TEST_F(Maps, AStepStandsForOneOther) {
  const ProgramRun run = Run(After(""), {"--map", "north=upper", "--map", "south=upper"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "south=upper beside north=upper")) << run.err;
  EXPECT_TRUE(Has(run.err, "hint:")) << run.err;
  EXPECT_EQ(Run(After(""), {"--map", "north=upper", "--map", "north=upper"}).status, 0);
}

}  // namespace
}  // namespace smgraph::testing
