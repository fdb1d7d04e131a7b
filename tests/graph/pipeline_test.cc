#include "graph/pipeline.h"

#include <gtest/gtest.h>

#include "graph/order.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::graph {
namespace {

using testing::PipelineBuilder;

std::string Names(const Pipeline& pipeline, const std::vector<StepId>& steps) {
  std::string names;
  for (const StepId step : steps)
    names += pipeline[step].id + " ";
  return names;
}

TEST(StepKindName, IsReadBackForEveryKind) {
  for (int i = 0; i <= static_cast<int>(StepKind::kOther); ++i) {
    const auto kind = static_cast<StepKind>(i);
    EXPECT_EQ(StepKindFromName(StepKindName(kind)), kind) << StepKindName(kind);
  }
  EXPECT_EQ(StepKindName(StepKind::kModelRegister), "model-register");
  EXPECT_EQ(StepKindName(StepKind::kOther), "other");
  EXPECT_EQ(StepKindFromName("Training"), std::nullopt);
}

TEST(Same, SeesStepsEdgesAndInformation) {
  const auto build = [] {
    return PipelineBuilder().Step("A").Step("B").After("B", "A").Step("C").After("C", "A");
  };
  const Pipeline pipeline = build().Build();
  EXPECT_TRUE(Same(pipeline, build().Build()));
  EXPECT_FALSE(Same(pipeline, build().After("C", "B").Build()));
  EXPECT_FALSE(Same(pipeline, build().Argument("x", 1).Build()));
  Pipeline other = build().Build();
  Info(other).complete = false;
  EXPECT_FALSE(Same(pipeline, other));
}

TEST(TopologicalOrder, KeepsInsertionOrderAmongFreeSteps) {
  const Pipeline pipeline =
      PipelineBuilder().Step("Last").Step("Free").Step("First").After("Last", "First").Build();
  EXPECT_EQ(Names(pipeline, TopologicalOrder(pipeline)), "Free First Last ");
}

TEST(TopologicalOrder, PutsStepsOnAndBehindACycleAtTheEnd) {
  const Pipeline pipeline = PipelineBuilder()
                                .Step("A")
                                .Step("B")
                                .Step("Behind")
                                .Step("Free")
                                .After("A", "B")
                                .After("B", "A")
                                .After("Behind", "B")
                                .Build();
  EXPECT_EQ(Names(pipeline, TopologicalOrder(pipeline)), "Free A B Behind ");
}

TEST(FindCycle, GivesTheStepsAlongIt) {
  PipelineBuilder builder;
  builder.Step("A").Step("B").Step("C").Step("D");
  builder.After("B", "A").After("C", "B").After("D", "C");
  EXPECT_TRUE(FindCycle(builder.Build()).empty());
  const Pipeline pipeline = builder.After("B", "D").Build();
  EXPECT_EQ(Names(pipeline, FindCycle(pipeline)), "B C D ");
}

TEST(FindCycle, IsNotClosedByWhatRoundsHandOn) {
  Pipeline pipeline = PipelineBuilder().Step("A").Step("B").After("B", "A").After("A", "B").Build();
  EXPECT_FALSE(FindCycle(pipeline).empty());
  pipeline[edge(1, 0, pipeline).first].carried = true;
  EXPECT_TRUE(FindCycle(pipeline).empty());
  EXPECT_EQ(Names(pipeline, TopologicalOrder(pipeline)), "A B ");
}

TEST(FindCycle, SeesAStepThatWaitsForItself) {
  const Pipeline pipeline = PipelineBuilder().Step("A").After("A", "A").Build();
  EXPECT_EQ(Names(pipeline, FindCycle(pipeline)), "A ");
}

TEST(FindCycle, IsNotDeepInTheStack) {
  constexpr StepId kSteps = 100'000;
  Pipeline chain;
  for (StepId step = 0; step < kSteps; ++step)
    add_vertex(chain);
  for (StepId i = 1; i < kSteps; ++i) {
    add_edge(i - 1, i, Edge{}, chain);
  }
  EXPECT_TRUE(FindCycle(chain).empty());
  EXPECT_EQ(TopologicalOrder(chain).size(), kSteps);
}

}  // namespace
}  // namespace smgraph::graph
