#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/cli/program_run.h"

// smgraph.toml, [tool.smgraph] and SMGRAPH_…
namespace smgraph::testing {
namespace {

class SettingsOfCheck : public ::testing::Test {
 protected:
  SettingsOfCheck() {
    folder_.Write("loop.py", std::string(passes::FindRule("cycle")->page.bad));
    folder_.Write("deep/loop.py", std::string(passes::FindRule("cycle")->page.bad));
  }
  ProgramRun Run(std::vector<std::string> options, std::map<std::string, std::string> env = {}) {
    options.insert(options.begin(), "check");
    return Smgraph(options, {.folder = folder_.path(), .env = std::move(env)});
  }
  TemporaryFolder folder_;
};

TEST_F(SettingsOfCheck, FlagThenEnvironmentThenFileThenDefault) {
  EXPECT_EQ(Run({"loop.py"}).status, 1);
  folder_.Write("smgraph.toml", "fail-on = \"never\"\n");
  EXPECT_EQ(Run({"loop.py"}).status, 0);
  EXPECT_EQ(Run({"loop.py"}, {{"SMGRAPH_FAIL_ON", "error"}}).status, 1);
  EXPECT_EQ(Run({"loop.py", "--fail-on", "never"}, {{"SMGRAPH_FAIL_ON", "error"}}).status, 0);
  EXPECT_EQ(Run({"loop.py"}, {{"SMGRAPH_SELECT", "SMG5,SMG6"}}).out, "nothing found\n");
}

TEST_F(SettingsOfCheck, TheNearestFileAloneCounts) {
  folder_.Write("smgraph.toml", "fail-on = \"never\"\n");
  folder_.Write("deep/pyproject.toml", "[project]\nname = \"x\"\n");
  EXPECT_EQ(Run({"deep/loop.py"}).status, 0);
  folder_.Write("deep/pyproject.toml", "[tool.smgraph]\nselect = [\"cycle\"]\n");
  EXPECT_EQ(Run({"deep/loop.py"}).status, 1);
  EXPECT_EQ(Run({"deep/loop.py", "loop.py"}).status, 0);
}

TEST_F(SettingsOfCheck, RulesAreIgnoredByPath) {
  folder_.Write("smgraph.toml", "[per-path-ignores]\n\"deep/*\" = [\"SMG2\"]\n");
  EXPECT_EQ(Run({"deep/loop.py"}).status, 0);
  EXPECT_EQ(Run({"loop.py"}).status, 1);
  folder_.Write("smgraph.toml", "[per-path-ignores]\n\"loop.py\" = [\"cycle\"]\n");
  EXPECT_EQ(Run({"loop.py", "deep/loop.py"}).status, 0);
}

TEST_F(SettingsOfCheck, WhatIsWrongIsSaidWithItsPlace) {
  const auto error = [&](const char* text) {
    folder_.Write("smgraph.toml", text);
    const ProgramRun run = Run({"loop.py"});
    EXPECT_EQ(run.status, 2) << text;
    EXPECT_EQ(run.out, "") << text;
    return run.err;
  };
  EXPECT_EQ(error("fail-on = \"never\"\ningore = []\n"),
            "smgraph.toml:2:1: error: no setting 'ingore'\n    ingore = []\n    ^~~~~~\n"
            "  hint: did you mean 'ignore'?\n");
  EXPECT_TRUE(error("fail-on = \"erorr\"\n")
                  .starts_with("smgraph.toml:1:11: error: no 'erorr', "
                               "did you mean 'error'?"));
  EXPECT_TRUE(error("select = [1]\n").starts_with("smgraph.toml:1:11: error: expected text\n"));
  EXPECT_TRUE(error("select = 1\n").starts_with("smgraph.toml:1:10: error: expected text"));
  EXPECT_TRUE(error("select = \n").starts_with("smgraph.toml:1:"));
  EXPECT_TRUE(error("[per-path-ignores]\n\"x\" = [\"cycel\"]\n")
                  .starts_with("smgraph.toml:2:1: error: x cycel: no rule is called so\n"));
  EXPECT_TRUE(error("[other]\nx = 1\n").starts_with("smgraph.toml:1:2: error: no setting 'other'"));
}

TEST_F(SettingsOfCheck, TheEnvironmentIsCheckedToo) {
  const ProgramRun run = Run({"loop.py"}, {{"SMGRAPH_FAIL_ON", "sometimes"}});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("SMGRAPH_FAIL_ON: no 'sometimes'"), std::string::npos) << run.err;
}

// As `zenml stack export` writes it.
constexpr const char* kStack =
    "components:\n"
    "  artifact_store:\n  - configuration: {}\n    flavor: s3\n    name: a\n    type: "
    "artifact_store\n"
    "  orchestrator:\n  - configuration: {}\n    flavor: FLAVOUR\n    name: o\n"
    "    type: orchestrator\n"
    "stack_name: prod\nzenml_version: 0.98.0\n";

std::string Stack(const std::string& flavour) {
  std::string text = kStack;
  return text.replace(text.find("FLAVOUR"), 7, flavour);
}

TEST_F(SettingsOfCheck, AStackFileSaysWhoRuns) {
  std::string source(passes::FindRule("scheduled-dynamic-pipeline")->page.bad);
  const std::string settings =
      ", settings={\"orchestrator.sagemaker\": {\"instance_type\": \"ml.m5.large\"}}";
  source.erase(source.find(settings), settings.size());
  source.replace(source.find("? *"), 3, "*");  // as Kubernetes has it
  folder_.Write("run.py", source);
  EXPECT_EQ(Run({"run.py"}).status, 0);  // assumed: a warning
  folder_.Write("stack.yaml", Stack("vertex"));
  const ProgramRun vertex = Run({"run.py"});
  EXPECT_EQ(vertex.status, 1);
  EXPECT_NE(vertex.out.find("the orchestrator is 'vertex' (stack.yaml)"), std::string::npos);
  folder_.Write("k8s.yaml", Stack("kubernetes"));
  EXPECT_EQ(Run({"run.py", "--stack", "k8s.yaml"}).out, "nothing found\n");
  EXPECT_EQ(Run({"run.py", "--stack", "k8s.yaml", "--orchestrator", "sagemaker"}).status, 1);
  folder_.Write("smgraph.toml", "stack = \"k8s.yaml\"\n");
  EXPECT_EQ(Run({"run.py"}).out, "nothing found\n");
  EXPECT_EQ(Run({"run.py", "--stack", "none.yaml"}).status, 2);
  folder_.Write("other.yaml", "a: 1\n");
  EXPECT_EQ(Run({"run.py", "--stack", "other.yaml"}).status, 2);
}

}  // namespace
}  // namespace smgraph::testing
