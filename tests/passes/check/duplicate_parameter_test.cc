#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using testing::PipelineBuilder;

std::string Found(const graph::Pipeline& pipeline) {
  std::string messages;
  for (const Diagnostic& found : Check(pipeline))
    messages += found.code + " " + found.message + "\n";
  return messages;
}

TEST(DuplicateParameter, HaveTheirOwnNames) {
  PipelineBuilder builder;
  builder.Parameter("Mode", "String", "x").Parameter("Mode", "Integer", 1);
  EXPECT_EQ(Found(builder.Build()), "SMG402 there are two parameters called 'Mode'\n");
}

}  // namespace
}  // namespace smgraph::passes
