#include "render/markdown.h"

#include <gtest/gtest.h>

#include "tests/render/compare_by_name.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {
namespace {

constexpr std::size_t kGitHubLimit = 65536;

// Fences, `<details>` and table rows as GitHub needs them.
void CheckStructure(const std::string& text) {
  bool fenced = false;
  int details = 0;
  std::size_t columns = 0;
  for (const std::string& line : Lines(text)) {
    if (line.starts_with("```")) fenced = !fenced;
    if (fenced) continue;
    if (line.find("<details>") != std::string::npos) ++details;
    if (line.find("</details>") != std::string::npos) --details;
    if (!line.starts_with("|")) {
      columns = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
      bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
    EXPECT_TRUE(columns == 0 || bars == columns) << line;
    columns = bars;
  }
  EXPECT_FALSE(fenced);
  EXPECT_EQ(details, 0);
  EXPECT_LT(text.size(), kGitHubLimit);
}

TEST(Markdown, EveryPipelineHasItsTables) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    CheckStructure(MarkdownFile(fixture.pipeline, {}).value());
  }
  for (const graph::Comparison& comparison : AllComparisons())
    CheckStructure(MarkdownFile(comparison, {}).value());
}

TEST(Markdown, ManyChangesAreCutAndCounted) {
  const graph::Comparison comparison =
      CompareByName(RandomPipeline(1, 600, 1.5), RandomPipeline(2, 600, 1.5));
  ASSERT_GT(comparison.changes.size(), 900U);
  const std::string text = MarkdownFile(comparison, {}).value();
  CheckStructure(text);
  EXPECT_NE(text.find(" more changes\n"), std::string::npos);
}

TEST(Markdown, NamesDoNotEndTheList) {
  testing::PipelineBuilder builder;
  for (int i = 0; i < 250; ++i) {
    builder.Step("```" + std::to_string(i) + std::string(30, 'x'));
    if (i > 0)
      builder.After("```" + std::to_string(i) + std::string(30, 'x'),
                    "```0" + std::string(30, 'x'));
  }
  const std::string text = MarkdownFile(builder.Build(), {}).value();
  EXPECT_NE(text.find("\n````text\n"), std::string::npos);
  EXPECT_NE(text.find("\n````\n\n</details>\n"), std::string::npos);
}

TEST(Markdown, EscapesWhatHasAMeaning) {
  EXPECT_EQ(EscapedMarkdown("*a* [b](c) <d> `e` #1 | f_g"),
            "\\*a\\* \\[b\\]\\(c\\) \\<d\\> \\`e\\` \\#1 \\| f\\_g");
}

TEST(Markdown, LooksAsItLooked) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  EXPECT_EQ(GoldenDifference("churn.md", MarkdownFile(ChurnPipeline(), options).value()), "");
  EXPECT_EQ(
      GoldenDifference("churn_comparison.md", MarkdownFile(ChurnComparison(), options).value()),
      "");
  EXPECT_EQ(GoldenDifference("markup.md", MarkdownFile(MarkupPipeline(), options).value()), "");
}

}  // namespace
}  // namespace smgraph::render
