#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// Reports: which parts they have, and that they fit into a comment.
namespace smgraph::testing {
namespace {

constexpr std::size_t kMostOfGitHub = 65536;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class ReportCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("old.py", SageMakerSource("churn", "Prep Train"));
    folder_.Write("new.py", SageMakerSource("churn", "Prep Check Train"));
  }
  ProgramRun Run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "report");
    return Smgraph(arguments, {.folder = folder_.path()});
  }
  TemporaryFolder folder_;
};

TEST_F(ReportCommand, OfOnePipeline) {
  const ProgramRun run = Run({"old.py"});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* part :
       {"### churn", "| `Train` |", "```mermaid", "<summary>parameters, steps", "after  Prep"})
    EXPECT_TRUE(Has(run.out, part)) << part << "\n" << run.out;
  EXPECT_FALSE(Has(run.out, "verdict"));
}

TEST_F(ReportCommand, OfAChange) {
  const ProgramRun run = Run({"old.py", "new.py"});
  EXPECT_EQ(run.status, 0) << run.err;
  for (const char* part : {"added", "```mermaid", "<summary>verdict: different</summary>",
                           "<summary>before: ", "<summary>after: "})
    EXPECT_TRUE(Has(run.out, part)) << part << "\n" << run.out;
  EXPECT_TRUE(Has(Run({"old.py", "old.py"}).out, "<summary>verdict: identical</summary>"));
}

TEST_F(ReportCommand, HasWhatCheckFinds) {
  folder_.Write("loop.py",
                "from sagemaker.workflow.pipeline import Pipeline\n"
                "from sagemaker.workflow.fail_step import FailStep\n"
                "a = FailStep(name='A', error_message='no', depends_on=['B'])\n"
                "b = FailStep(name='B', error_message='no', depends_on=['A'])\n"
                "pipeline = Pipeline(name='loop', steps=[a, b])\n");
  const ProgramRun run = Run({"loop.py"});
  EXPECT_TRUE(Has(run.out, "<summary>findings</summary>")) << run.out;
  EXPECT_TRUE(Has(run.out, "SMG205")) << run.out;
}

TEST_F(ReportCommand, FitsIntoAComment) {
  std::string steps;
  for (int i = 0; i < 700; ++i)
    steps += "Step" + std::to_string(i) + " ";
  folder_.Write("long.py", SageMakerSource("long", steps));
  for (const ProgramRun& run : {Run({"long.py"}), Run({"old.py", "long.py"})}) {
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_LT(run.out.size(), kMostOfGitHub);
    EXPECT_TRUE(Has(run.out, " more lines\n```"));
  }
}

TEST_F(ReportCommand, IsAPageWhenTheSuffixSaysSo) {
  EXPECT_EQ(Run({"old.py", "new.py", "-o", "change.html"}).status, 0);
  const std::string page = ReadFile(folder_.At("change.html"));
  EXPECT_TRUE(page.starts_with("<!doctype html>"));
  EXPECT_TRUE(Has(page, "<summary>verdict: different</summary>"));
  EXPECT_TRUE(Has(page, "different: some run differs\n\n")) << "as lines";
  EXPECT_EQ(Run({"old.py", "-o", "old.md"}).status, 0);
  EXPECT_EQ(ReadFile(folder_.At("old.md")), Run({"old.py"}).out);
}

TEST_F(ReportCommand, TakesWhatEquivTakes) {
  folder_.Write("renamed.py", SageMakerSource("churn", "Load Train"));
  EXPECT_TRUE(Has(Run({"old.py", "renamed.py", "--map", "Prep=Load", "--strict"}).out,
                  "<summary>verdict: renamed</summary>"));
  EXPECT_TRUE(Run({"old.py", "new.py"}).out.starts_with("### churn: different\n")) << "in the head";
  EXPECT_TRUE(Has(Run({"old.py", "new.py", "--map", "Nothing=Load"}).err, "has no step 'Nothing'"));
  EXPECT_TRUE(Has(Run({"old.py", "--strict"}).err, "BEFORE and AFTER"));
}

TEST_F(ReportCommand, IsJsonForOtherPrograms) {
  const ProgramRun one = Run({"old.py", "--format", "json"});
  EXPECT_EQ(one.status, 0) << one.err;
  const auto report = nlohmann::json::parse(one.out);
  EXPECT_EQ(report["show"]["pipelines"][0]["name"], "churn");
  EXPECT_TRUE(report["check"]["diagnostics"].is_array());
  EXPECT_EQ(Run({"old.py", "new.py", "-o", "change.json"}).status, 0);
  const auto change = nlohmann::json::parse(ReadFile(folder_.At("change.json")));
  EXPECT_EQ(change["before"]["pipelines"][0]["steps"].size(), 2U);
  EXPECT_EQ(change["after"]["pipelines"][0]["steps"].size(), 3U);
  EXPECT_EQ(change["diff"]["summary"]["added"], 3);
  EXPECT_EQ(change["equiv"]["verdict"], "different");
  EXPECT_TRUE(change.contains("check"));
}

// Settings of two dialects cannot be compared, and nobody shall think that they were.
TEST_F(ReportCommand, SaysThatSettingsWereNotCompared) {
  folder_.Write("zen.py",
                "from zenml import pipeline, step\n"
                "@step(settings={'resources': {'cpu_count': 8}})\n"
                "def Prep() -> str:\n    return ''\n"
                "@pipeline(name='churn')\n"
                "def churn():\n    Prep()\n");
  folder_.Write("one.py", SageMakerSource("churn", "Prep"));
  const std::string said = "settings were not compared";
  for (const char* format : {"markdown", "html", "json"})
    EXPECT_TRUE(Has(Run({"one.py", "zen.py", "-f", format}).out, said)) << format;
  EXPECT_FALSE(Has(Run({"old.py", "old.py"}).out, said));
}

TEST_F(ReportCommand, WhatItCannotDo) {
  EXPECT_TRUE(Has(Run({"old.py", "-o", "a.svg"}).err, "a report is Markdown (.md)"));
  EXPECT_TRUE(Has(Run({"old.py", "old.py", "old.py"}).err, "BEFORE and AFTER"));
  folder_.Write("two.py", SageMakerSource("one", "Prep") + SageMakerSource("two", "Load"));
  EXPECT_TRUE(Has(Run({"two.py"}).err, "select one: two.py::two"));
}

}  // namespace
}  // namespace smgraph::testing
