#include <string>

#include <gtest/gtest.h>

#include "tests/passes/check/settings_pipeline.h"

namespace smgraph::passes {
namespace {

using graph::Map;
using graph::Value;
using testing::Messages;
using testing::Sagemaker;
using testing::WithSettings;

std::string Found(const std::string& type, const graph::List& given) {
  graph::Pipeline pipeline = WithSettings({}, {});
  graph::Step split;
  split.id = "split";
  split.outputs = {{"a", "a", "", {}}, {"b", "b", "", {}}};
  add_vertex(split, pipeline);
  pipeline[0].inputs = {{"data", "data", type, given}};
  return Messages(pipeline, "outputs-as-list");
}

const Value kA = graph::StepReference{"split", "a"};
const Value kB = graph::StepReference{"split", "b"};

TEST(OutputsAsList, AreNoSingleValue) {
  EXPECT_EQ(Found("float", {{kA, kB}}),
            "input 'data' of step 'train' gets all outputs of step 'split' as a list\n");
  EXPECT_TRUE(Found("", {{kA, kB}}).ends_with("?\n"));
}

TEST(OutputsAsList, MayBeMeant) {
  EXPECT_EQ(Found("list[float]", {{kA, kB}}), "");
  EXPECT_EQ(Found("Optional[Sequence[float]]", {{kA, kB}}), "");
  EXPECT_EQ(Found("float", {{kA, kA}}), "");
  EXPECT_EQ(Found("float", {{kA}}), "");
  EXPECT_EQ(Found("float", {{kA, graph::StepReference{"other", "b"}}}), "");
}

}  // namespace
}  // namespace smgraph::passes
