#include "render/renderer.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/render/compare_by_name.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::render {
namespace {

TEST(Renderers, AreFoundByNameAndBySuffix) {
  std::set<std::string_view> names;
  std::set<std::string_view> suffixes;
  for (const Renderer& renderer : AllRenderers()) {
    EXPECT_TRUE(names.insert(renderer.name).second) << renderer.name;
    EXPECT_EQ(FindRenderer(renderer.name), &renderer);
    EXPECT_FALSE(renderer.description.empty());
    for (const std::string_view suffix : renderer.suffixes) {
      EXPECT_TRUE(suffixes.insert(suffix).second) << suffix;
      EXPECT_EQ(RendererForFile("out/Graph" + std::string(suffix)), &renderer);
    }
  }
  EXPECT_EQ(FindRenderer("jpeg"), nullptr);
  EXPECT_EQ(RendererForFile("graph"), nullptr);
  EXPECT_NE(RendererForFile("GRAPH.TXT"), nullptr);
}

TEST(Renderers, TheListOfChangesCutsNoName) {
  const std::string from = "ProcessCustomerTransactionsForTheNorthernRegionDaily";
  const std::string to = "TrainGradientBoostedTreesOnCustomerTransactionsNightly";
  testing::PipelineBuilder builder;
  builder.Step(from).Step(to);
  const graph::Pipeline before = builder.Build();
  const graph::Pipeline after = builder.After(to, from).Build();
  RenderOptions options;
  options.width = 70;
  const std::string text =
      FindRenderer("unicode")->comparison(CompareByName(before, after), options).value();
  const std::size_t edges = text.find("edges\n");
  ASSERT_NE(edges, std::string::npos) << text;
  EXPECT_NE(text.find("  + " + from + " ->\n    " + to, edges), std::string::npos) << text;
}

TEST(Renderers, SurviveEveryPipeline) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  for (const Renderer& renderer : AllRenderers()) {
    for (const NamedPipeline& fixture : AllPipelines()) {
      const Result<std::string> out = renderer.pipeline(fixture.pipeline, options);
      ASSERT_TRUE(out.ok()) << renderer.name << " " << fixture.name << ": " << out.error().message;
      EXPECT_FALSE(out.value().empty()) << renderer.name << " " << fixture.name;
      const Result<std::string> again = renderer.pipeline(Shuffled(fixture.pipeline, 5), options);
      EXPECT_EQ(renderer.pipeline(fixture.pipeline, options).value(), out.value()) << renderer.name;
      ASSERT_TRUE(again.ok());
    }
  }
}

TEST(Renderers, SurviveEveryComparison) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  for (const Renderer& renderer : AllRenderers()) {
    for (const graph::Comparison& comparison : AllComparisons()) {
      const Result<std::string> out = renderer.comparison(comparison, options);
      ASSERT_TRUE(out.ok()) << renderer.name << ": " << out.error().message;
      EXPECT_FALSE(out.value().empty()) << renderer.name;
      EXPECT_EQ(renderer.comparison(comparison, options).value(), out.value()) << renderer.name;
    }
  }
}

// Pipelines as frontends give them, and such that use every field of the graph, sensible or not.
TEST(Renderers, SurviveWhatGeneratorsMake) {
  SourceMap sources;
  std::vector<graph::Pipeline> pipelines;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    pipelines.push_back(testing::RandomSageMakerPipeline(seed, 4 + 3 * seed));
    for (graph::Pipeline& pipeline : testing::RandomDocument(seed, sources).pipelines)
      pipelines.push_back(std::move(pipeline));
  }
  RenderOptions options;
  options.sources = &sources;
  for (const Renderer& renderer : AllRenderers()) {
    for (std::size_t i = 0; i < pipelines.size(); ++i) {
      const Result<std::string> out = renderer.pipeline(pipelines[i], options);
      ASSERT_TRUE(out.ok()) << renderer.name << ": " << out.error().message;
      if (i == 0) continue;
      const graph::Comparison comparison = CompareByName(pipelines[i - 1], pipelines[i]);
      const Result<std::string> both = renderer.comparison(comparison, options);
      ASSERT_TRUE(both.ok()) << renderer.name << ": " << both.error().message;
    }
  }
}

TEST(Renderers, ComparisonsLookAsTheyLooked) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  options.title = "churn-training: before and after";
  for (const char* name : {"unicode", "ascii", "list"}) {
    const std::string out = FindRenderer(name)->comparison(ChurnComparison(), options).value();
    EXPECT_EQ(BadLines(out, options.width), "");
    EXPECT_EQ(GoldenDifference("churn_comparison." + std::string(name) + ".txt", out), "");
  }
}

TEST(Renderers, EqualPipelinesSaySoInOneLine) {
  const graph::Comparison same = AllComparisons()[2];
  const std::string out = FindRenderer("unicode")->comparison(same, {}).value();
  EXPECT_NE(out.find("\nno differences\n"), std::string::npos);
}

TEST(Renderers, SayWhenAPipelineIsNotComplete) {
  const std::string out = FindRenderer("unicode")->pipeline(GuardedPipeline(), {}).value();
  EXPECT_NE(out.find("not complete"), std::string::npos);
  EXPECT_NE(out.find("TENANTS"), std::string::npos);
}

TEST(Renderers, WhatDoesNotFitIsListedAndSaysSo) {
  RenderOptions options;
  options.width = 30;
  const std::vector<NamedPipeline> hard = HardPipelines();
  const auto braid = std::ranges::find(hard, "braid", &NamedPipeline::name);
  const std::string out = FindRenderer("unicode")->pipeline(braid->pipeline, options).value();
  EXPECT_NE(out.find("as a list"), std::string::npos);
  EXPECT_EQ(BadLines(out, options.width), "");
}

}  // namespace
}  // namespace smgraph::render
