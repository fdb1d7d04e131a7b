#include "frontends/input.h"

#include <string>

#include <gtest/gtest.h>

namespace smgraph::frontends {
namespace {

struct Case {
  std::string argument;
  bool in_git;
  std::string revision;
  std::string path;
  std::string pipeline;
  std::string shown;
};

TEST(ParseInput, TakesArgumentsApart) {
  const Case cases[] = {
      {"train.py", false, "", "train.py", "", "train.py"},
      {"a/b.py::churn", false, "", "a/b.py", "churn", "a/b.py"},
      {"-", false, "", "-", "", "<stdin>"},
      {"-::churn", false, "", "-", "churn", "<stdin>"},
      {"HEAD~1:train.py", true, "HEAD~1", "train.py", "", "HEAD~1:train.py"},
      {":train.py", true, "", "train.py", "", ":train.py"},
      {"v1.2:a/train.py::churn-daily", true, "v1.2", "a/train.py", "churn-daily",
       "v1.2:a/train.py"},
      {"a.py::b::c", true, "a.py", ":b", "c", "a.py::b"},
  };
  for (const Case& expected : cases) {
    const Input input = ParseInput(expected.argument);
    EXPECT_EQ(input.in_git, expected.in_git) << expected.argument;
    EXPECT_EQ(input.revision, expected.revision) << expected.argument;
    EXPECT_EQ(input.path, expected.path) << expected.argument;
    EXPECT_EQ(input.pipeline, expected.pipeline) << expected.argument;
    EXPECT_EQ(input.Shown(), expected.shown) << expected.argument;
  }
}

TEST(ParseInput, AFileThatExistsIsTakenAsItStands) {
  const Input input = ParseInput(SMGRAPH_SOURCE_DIR "/CMakeLists.txt");
  EXPECT_FALSE(input.in_git);
  EXPECT_EQ(input.path, SMGRAPH_SOURCE_DIR "/CMakeLists.txt");
}

}  // namespace
}  // namespace smgraph::frontends
