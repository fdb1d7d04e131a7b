#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/cli/program_run.h"

// --baseline and --write-baseline.
namespace smgraph::testing {
namespace {

class BaselineOfCheck : public ::testing::Test {
 protected:
  BaselineOfCheck() : source_(passes::FindRule("cycle")->page.bad) {
    folder_.Write("deep/loop.py", source_);
    EXPECT_EQ(Run({"deep/loop.py", "--write-baseline", "known.json"}).status, 0);
  }
  ProgramRun Run(std::vector<std::string> options, const std::string& below = "") {
    options.insert(options.begin(), "check");
    return Smgraph(options, {.folder = folder_.path() / below});
  }
  TemporaryFolder folder_;
  std::string source_;
};

TEST_F(BaselineOfCheck, KnowsWhatWasThere) {
  const ProgramRun run = Run({"deep/loop.py", "--baseline", "known.json"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, "nothing found (1 known)\n");
}

TEST_F(BaselineOfCheck, WhereverOneStandsAndTheLinesHaveMoved) {
  folder_.Write("deep/loop.py", "# a comment\n\n" + source_);
  EXPECT_EQ(Run({"deep/loop.py", "--baseline", "known.json"}).status, 0);
  EXPECT_EQ(Run({"loop.py", "--baseline", "../known.json"}, "deep").status, 0);
  folder_.Write("deep/smgraph.toml", "baseline = \"../known.json\"\n");
  EXPECT_EQ(Run({"loop.py"}, "deep").status, 0);
}

TEST_F(BaselineOfCheck, WhatIsNewFails) {
  folder_.Write("deep/more.py", source_);
  EXPECT_EQ(Run({"deep/more.py", "--baseline", "known.json"}).status, 1);
  std::string renamed = source_;
  for (std::size_t at = renamed.find("First"); at != std::string::npos; at = renamed.find("First"))
    renamed.replace(at, 5, "Start");
  folder_.Write("deep/loop.py", renamed);
  EXPECT_EQ(Run({"deep/loop.py", "--baseline", "known.json"}).status, 1);
}

TEST_F(BaselineOfCheck, MustBeOne) {
  folder_.Write("list.json", "[]");
  folder_.Write("broken.json", "{");
  folder_.Write("other.json", "{\"findings\": [{\"code\": 1}]}");
  for (const char* name : {"none.json", "list.json", "broken.json", "other.json"}) {
    const ProgramRun run = Run({"deep/loop.py", "--baseline", name});
    EXPECT_EQ(run.status, 2) << name;
    EXPECT_NE(run.err.find("--write-baseline"), std::string::npos) << run.err;
  }
}

}  // namespace
}  // namespace smgraph::testing
