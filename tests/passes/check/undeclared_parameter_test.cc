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

TEST(UndeclaredParameter, OfSettingsInputsAndArgumentsAreDeclared) {
  PipelineBuilder builder;
  builder.Parameter("Known", "String", "x").Step("A");
  builder.Input("data", graph::ParameterReference{"Data"});
  builder.Argument("rate", graph::Join{"", {graph::ParameterReference{"Rate"}}});
  builder.Setting("instance_type", graph::ParameterReference{"Known"});
  builder.Step("B").Setting("image", graph::ParameterReference{"Data"});
  graph::Pipeline pipeline = builder.Build();
  EXPECT_EQ(Found(pipeline),
            "SMG401 step 'A' uses the parameter 'Data', which is not among the parameters of the "
            "pipeline\n"
            "SMG401 step 'A' uses the parameter 'Rate', which is not among the parameters of the "
            "pipeline\n");
  graph::Info(pipeline).complete = false;
  EXPECT_EQ(Found(pipeline), "");
}

}  // namespace
}  // namespace smgraph::passes
