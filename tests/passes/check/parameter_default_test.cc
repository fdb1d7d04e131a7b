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

TEST(ParameterDefault, HaveDefaultsOfTheirType) {
  PipelineBuilder builder;
  builder.Parameter("A", "Float", 1).Parameter("B", "Float", 0).Parameter("C", "Float", 1.5);
  builder.Parameter("D", "String", 1).Parameter("E", "String", "x").Parameter("F", "Boolean", "x");
  builder.Parameter("G", "Integer", true).Parameter("H", "Integer", 1.0);
  builder.Parameter("I", "Float", graph::Unknown{"argument", "i", {}});
  EXPECT_EQ(Found(builder.Build()),
            "SMG403 the default 1 of parameter 'A' is no Float\n"
            "SMG403 the default 1 of parameter 'D' is no String\n"
            "SMG403 the default 'x' of parameter 'F' is no Boolean\n"
            "SMG403 the default 1.0 of parameter 'H' is no Integer\n");
}

}  // namespace
}  // namespace smgraph::passes
