#include <vector>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using testing::PipelineBuilder;

std::string Cycles(const PipelineBuilder& builder) {
  std::string messages;
  for (const Diagnostic& found : Check(builder.Build())) {
    if (found.slug == "cycle") messages += found.message + "\n";
  }
  return messages;
}

TEST(Cycle, NamesTheStepsInTheirOrder) {
  PipelineBuilder builder;
  builder.Step("A").Step("B").Step("C").Step("D");
  builder.After("B", "A").After("C", "B").After("B", "C").After("D", "C");
  EXPECT_EQ(Cycles(builder), "these steps wait for each other: B -> C -> B\n");
}

TEST(Cycle, EachOneOnce) {
  PipelineBuilder builder;
  builder.Step("A").Step("B").Step("C").Step("D").Step("E");
  builder.After("B", "A").After("A", "B").After("E", "E").After("C", "B").After("D", "C");
  EXPECT_EQ(Cycles(builder),
            "these steps wait for each other: A -> B -> A\n"
            "these steps wait for each other: E -> E\n");
}

TEST(Cycle, IsCertainOnlyInACompletePipeline) {
  PipelineBuilder builder;
  builder.Step("A").After("A", "A");
  graph::Pipeline pipeline = builder.Build();
  graph::Info(pipeline).complete = false;
  const std::vector<Diagnostic> found = Check(pipeline);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().message, "these steps may wait for each other: A -> A");
  EXPECT_EQ(found.front().severity, Severity::kWarning);
  EXPECT_EQ(found.front().confidence, Confidence::kMaybe);
}

TEST(Cycle, DiamondsAreNone) {
  PipelineBuilder builder;
  builder.Step("A").Step("B").Step("C").Step("D");
  builder.After("B", "A").After("C", "A").After("D", "B").After("D", "C").After("D", "A");
  EXPECT_EQ(Cycles(builder), "");
}

}  // namespace
}  // namespace smgraph::passes
