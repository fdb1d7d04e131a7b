#include "render/show.h"

#include <boost/range/iterator_range.hpp>
#include <gtest/gtest.h>

#include "render/diagram.h"
#include "render/unknowns.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {
namespace {

RenderOptions OptionsWith(SourceMap& sources, int width = 80) {
  AddSources(sources);
  RenderOptions options;
  options.width = width;
  options.sources = &sources;
  return options;
}

TEST(Show, LooksAsItLooked) {
  SourceMap sources;
  const RenderOptions options = OptionsWith(sources);
  EXPECT_EQ(GoldenDifference("churn.show.txt", ShowText(ChurnPipeline(), options)), "");
  EXPECT_EQ(GoldenDifference("guarded.show.txt", ShowText(GuardedPipeline(), options)), "");
  EXPECT_EQ(GoldenDifference("markup.show.txt", ShowText(MarkupPipeline(), options)), "");
}

// Of what a step gives to another only a part may be of the round before.
TEST(Show, TellsWhatRoundsHandOn) {
  graph::Pipeline pipeline = testing::PipelineBuilder(graph::Dialect::kZenMl)
                                 .Step("Grow", graph::StepKind::kPythonStep)
                                 .Step("Compare", graph::StepKind::kPythonStep)
                                 .Artifact("Grow", "output", "Compare", "current")
                                 .Artifact("Grow", "output", "Compare", "previous")
                                 .Build();
  for (const auto edge : boost::make_iterator_range(edges(pipeline)))
    pipeline[edge].carried = pipeline[edge].input == "previous";
  EXPECT_EQ(MakeDiagram(pipeline).edges.front().label, "current, previous (next round)");
  SourceMap sources;
  const std::string text = ShowText(pipeline, OptionsWith(sources));
  EXPECT_NE(text.find("current ← Grow.output\n"), std::string::npos) << text;
  EXPECT_NE(text.find("previous ← Grow.output (of a round before)\n"), std::string::npos) << text;
}

TEST(Show, KeepsItsWidth) {
  for (const int width : {40, 60, 80, 120}) {
    SourceMap sources;
    const RenderOptions options = OptionsWith(sources, width);
    for (const NamedPipeline& fixture : AllPipelines()) {
      EXPECT_EQ(BadLines(ShowText(fixture.pipeline, options), width), "") << fixture.name;
    }
  }
}

TEST(Show, NamesEveryStepAndEveryUnknown) {
  RenderOptions options;
  options.width = 0;
  const graph::Pipeline pipeline = ChurnPipeline();
  const std::string text = ShowText(pipeline, options);
  for (graph::StepId step = 0; step < num_vertices(pipeline); ++step)
    EXPECT_NE(text.find(pipeline[step].id), std::string::npos) << pipeline[step].id;
  const std::vector<FoundUnknown> unknowns = FindUnknowns(pipeline);
  ASSERT_EQ(unknowns.size(), 1U);
  EXPECT_EQ(unknowns.front().where, std::vector<std::string>{"Evaluate.arguments.job_name"});
  EXPECT_NE(text.find(unknowns.front().unknown.reason), std::string::npos);
}

TEST(Show, WhatLeavesSeveralValuesOpenIsListedOnceWithAllOfThem) {
  const graph::Unknown role{"argument 'role' of get_pipeline", "role", {}};
  const graph::Pipeline pipeline = testing::PipelineBuilder()
                                       .Step("A")
                                       .Setting("role", role)
                                       .Step("B")
                                       .Setting("role", role)
                                       .Build();
  const std::vector<FoundUnknown> unknowns = FindUnknowns(pipeline);
  ASSERT_EQ(unknowns.size(), 1U);
  EXPECT_EQ(unknowns.front().where,
            (std::vector<std::string>{"A.settings.role", "B.settings.role"}));
  const std::string text = ShowText(pipeline, {});
  EXPECT_NE(text.find("  argument 'role' of get_pipeline\n    A.settings.role, B.settings.role\n"),
            std::string::npos)
      << text;
}

TEST(Show, SaysWhenAPipelineCouldNotBeRead) {
  graph::Document document;
  document.complete = false;
  const std::string text = ShowText(document, {});
  EXPECT_NE(text.find("no pipelines"), std::string::npos);
  EXPECT_NE(text.find("not complete"), std::string::npos);
}

}  // namespace
}  // namespace smgraph::render
