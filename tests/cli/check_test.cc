#include "passes/check.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"
#include "tests/cli/sources.h"

// smgraph check and smgraph rule.
namespace smgraph::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string BadExample(std::string_view slug) {
  return std::string(passes::FindRule(slug)->page.bad);
}

bool OfReading(const Rule* rule) {
  return std::ranges::find(kRules, rule->code, &Rule::code) != kRules.end();
}

TEST(Rules, OfCheckHavePages) {
  for (const Rule* rule : passes::Catalogue())
    EXPECT_TRUE(OfReading(rule) || !rule->page.empty()) << rule->code;
}

// A rule's page is true: its first program has the finding, the second has no finding at all.
TEST(Rules, ExamplesShowThem) {
  for (const Rule* rule : passes::Catalogue()) {
    if (rule->page.empty()) continue;
    const std::string code(rule->code);
    const ProgramRun bad = Smgraph({"check", "-"}, {.input = std::string(rule->page.bad)});
    EXPECT_EQ(bad.status, rule->severity == Severity::kError ? 1 : 0) << code << bad.err;
    EXPECT_TRUE(Has(bad.out, "[" + code + " " + std::string(rule->slug) + "]")) << bad.out;
    const ProgramRun good = Smgraph({"check", "-"}, {.input = std::string(rule->page.good)});
    EXPECT_EQ(good.status, 0) << code << good.err;
    EXPECT_TRUE(good.out.starts_with("nothing found")) << code << good.out;
  }
}

TEST(Rules, CodesAndSlugsAreUniqueAndInOrder) {
  std::set<std::string_view> names;
  std::string_view last;
  for (const Rule* rule : passes::Catalogue()) {
    EXPECT_LT(last, rule->code);
    last = rule->code;
    EXPECT_TRUE(names.insert(rule->slug).second) << rule->slug;
  }
}

TEST(Rules, EveryOneIsInTheCatalogueAndHasAPage) {
  const std::string all = Smgraph({"rule"}).out;
  for (const Rule* rule : passes::Catalogue()) {
    const std::string code(rule->code);
    EXPECT_TRUE(Has(all, code)) << code;
    const ProgramRun page = Smgraph({"rule", code});
    EXPECT_EQ(page.status, 0) << code;
    EXPECT_TRUE(page.out.starts_with(code + " " + std::string(rule->slug))) << page.out;
  }
}

TEST(Rules, PagesByCodeAndSlug) {
  const ProgramRun code = Smgraph({"rule", "SMG501"});
  EXPECT_EQ(code.status, 0);
  EXPECT_EQ(Smgraph({"rule", "scheduled-dynamic-pipeline"}).out, code.out);
  for (const char* text : {"SMG501", "Ways out", "Bad:", "Good:", "    @pipeline(dynamic=True"})
    EXPECT_TRUE(Has(code.out, text)) << code.out;
  const ProgramRun wrong = Smgraph({"rule", "SMG599"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_TRUE(Has(wrong.err, "no rule 'SMG599'")) << wrong.err;
  EXPECT_TRUE(Has(wrong.err, "did you mean")) << wrong.err;
}

class Check : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("loop.py", BadExample("cycle"));
    folder_.Write("good.py", SageMakerSource("churn", "Only"));
  }
  ProgramRun Run(std::vector<std::string> options) const {
    options.insert(options.begin(), {"check", "loop.py", "good.py"});
    return Smgraph(options, {.folder = folder_.path()});
  }
  TemporaryFolder folder_;
};

TEST_F(Check, FindingsAreDataAndFail) {
  const ProgramRun run = Run({});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.err, "");
  EXPECT_TRUE(
      run.out.starts_with("loop.py:4:9: error: these steps wait for each other: First -> "
                          "Second -> First [SMG205 cycle]\n"))
      << run.out;
  EXPECT_TRUE(run.out.ends_with("\n1 error\n")) << run.out;
}

TEST_F(Check, Json) {
  const ProgramRun run = Run({"--format", "json"});
  EXPECT_EQ(run.status, 1);
  for (const char* text : {"\"code\": \"SMG205\"", "\"rule\": \"cycle\"", "\"path\": \"loop.py\""})
    EXPECT_TRUE(Has(run.out, text)) << run.out;
}

TEST_F(Check, SelectAndIgnore) {
  EXPECT_EQ(Run({"--ignore", "SMG2"}).out, "nothing found\n");
  EXPECT_EQ(Run({"--ignore", "SMG2"}).status, 0);
  EXPECT_EQ(Run({"--select", "SMG5,SMG1"}).status, 0);
  EXPECT_EQ(Run({"--select", "cycle"}).status, 1);
  EXPECT_EQ(Run({"--select", "SMG2", "--ignore", "SMG205"}).status, 0);
  const ProgramRun wrong = Run({"--ignore", "cycel"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_TRUE(Has(wrong.err, "did you mean 'cycle'?")) << wrong.err;
}

TEST_F(Check, TheThresholdIsTheUsers) {
  EXPECT_EQ(Run({"--fail-on", "never"}).status, 0);
  EXPECT_EQ(Run({"--fail-on", "error"}).status, 1);
  std::string source = BadExample("scheduled-dynamic-pipeline");
  source.replace(source.find("? *"), 3, "*");  // as Kubernetes has it
  folder_.Write("loop.py", source);
  const auto with = [&](const char* orchestrator) {
    return Run({"--fail-on", "error", "--orchestrator", orchestrator}).status;
  };
  EXPECT_EQ(with("vertex"), 1);
  EXPECT_EQ(with("kubernetes"), 0);
  const ProgramRun slip = Run({"--orchestrator", "sagemker"});
  EXPECT_EQ(slip.status, 2);
  EXPECT_NE(slip.err.find("did you mean 'sagemaker'?"), std::string::npos) << slip.err;
  EXPECT_NE(with("inhouse"), 2) << "it may be somebody's own";
}

TEST_F(Check, FoldersAreTheFilesBelowThem) {
  folder_.Write("steps/deep/loop.py", BadExample("cycle"));
  folder_.Write("steps/helpers.py", "VALUE = 1\n");
  folder_.Write("steps/data.json", "{\"no\": \"pipeline\"}\n");
  folder_.Write("steps/.hidden/loop.py", BadExample("cycle"));
  const ProgramRun run = Smgraph({"check", "steps", "good.py"}, {.folder = folder_.path()});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.err, "");
  EXPECT_TRUE(run.out.starts_with("steps/deep/loop.py:4:9: error")) << run.out;
  EXPECT_TRUE(run.out.ends_with("\n1 error\n")) << run.out;
}

TEST_F(Check, WhatGitIgnoresIsLeftOut) {
  if (RunCommand({"git", "init", "-q", folder_.path().string()}).status == 127) GTEST_SKIP();
  folder_.Write("old/loop.py", BadExample("cycle"));
  folder_.Write(".gitignore", "old/\n");
  const ProgramRun run = Smgraph({"check", "."}, {.folder = folder_.path()});
  EXPECT_TRUE(run.out.ends_with("\n1 error\n")) << run.out;
  EXPECT_TRUE(run.out.starts_with("loop.py:")) << run.out;
}

TEST_F(Check, OneBadFileDoesNotHideTheOthers) {
  const ProgramRun run = Smgraph({"check", "missing.py", "loop.py"}, {.folder = folder_.path()});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "missing.py: error: no such file")) << run.err;
  EXPECT_TRUE(Has(run.out, "SMG205")) << run.out;
}

}  // namespace
}  // namespace smgraph::testing
