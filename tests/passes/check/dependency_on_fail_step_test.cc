#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using testing::PipelineBuilder;

TEST(DependencyOnFailStep, IsFound) {
  PipelineBuilder builder;
  builder.Step("Stop", graph::StepKind::kFail).Step("After").Step("Before");
  builder.After("After", "Stop").After("Stop", "Before");
  std::string messages;
  for (const Diagnostic& found : Check(builder.Build())) {
    if (found.slug == "dependency-on-fail-step") messages += found.message + "\n";
  }
  EXPECT_EQ(messages, "step 'After' waits for the fail step 'Stop'\n");
}

}  // namespace
}  // namespace smgraph::passes
