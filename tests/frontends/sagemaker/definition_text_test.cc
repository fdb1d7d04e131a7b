#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "frontends/definition.h"
#include "frontends/sagemaker/compile/text.h"
#include "tests/frontends/sagemaker/reading.h"

// How definitions are written, and texts of which parts are not known.
namespace smgraph::sagemaker {
namespace {

using graph::Value;

graph::Value Bucket() {
  return graph::Unknown{"the bucket", "bucket", {}};
}

graph::Map Of(std::string_view key, Value value) {
  graph::Map map;
  map.Set(key, std::move(value));
  return map;
}

TEST(DefinitionText, IsWhatJsonDumpsWrites) {
  const graph::List list{{graph::Null{}, true, 7, 0.1, 1e16, 2.0, "a\"\\\n\t\x01 é 😀"}};
  EXPECT_EQ(frontends::DefinitionText(Of("a", list), 0),
            "{\"a\": [null, true, 7, 0.1, 1e+16, 2.0, "
            "\"a\\\"\\\\\\n\\t\\u0001 \\u00e9 \\ud83d\\ude00\"]}\n");
  EXPECT_EQ(frontends::DefinitionText(std::numeric_limits<double>::infinity(), 0), "Infinity\n");
}

TEST(DefinitionText, IndentsAsJsonDumpsDoes) {
  graph::Map map = Of("a", graph::List{{1, 2}});
  map.Set("b", graph::Map{});
  map.Set("c", graph::List{});
  EXPECT_EQ(frontends::DefinitionText(map, 2),
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}\n");
}

TEST(DefinitionText, MarksWhatIsNotKnown) {
  const Value uri = JoinPath({"s3://", Bucket(), "churn/", "/x"});
  EXPECT_EQ(frontends::DefinitionText(Of("Uri", uri), 0),
            "{\"Uri\": {\"Smgraph:Unknown\": \"s3://{bucket}/churn/x\", \"Why\": [\"the "
            "bucket\"]}}\n");
}

TEST(DefinitionGaps, HaveTheirPlace) {
  graph::Map step = Of("Name", "Train");
  step.Set("Arguments", Of("Uri", JoinPath({"s3://", Bucket(), Bucket()})));
  const auto gaps = frontends::DefinitionGaps(Of("Steps", graph::List{{step}}));
  ASSERT_EQ(gaps.size(), 2U);
  EXPECT_EQ(gaps[0].place, "Train.Arguments.Uri");
  EXPECT_EQ(gaps[0].reason, "the bucket");
}

TEST(Paths, AreJoinedBySingleSlashes) {
  EXPECT_EQ(JoinPath({"s3://", "b", "", "/p/", "x/"}), Value("s3://b/p/x"));
  EXPECT_EQ(JoinPath({"p", "x"}), Value("p/x"));
  EXPECT_EQ(GapText(JoinPath({"s3://", Bucket(), "x"})), "s3://{bucket}/x");
  EXPECT_EQ(BaseName("s3://b/p/x.py"), Value("x.py"));
  EXPECT_EQ(GapText(BaseName(JoinPath({Bucket(), "x.py"}))), "x.py");
}

TEST(Paths, OfS3AreTakenApart) {
  EXPECT_EQ(SplitS3("s3://b/p/x/").first, Value("b"));
  EXPECT_EQ(SplitS3("s3://b/p/x/").second, Value("p/x"));
  EXPECT_EQ(GapText(SplitS3(JoinPath({"s3://", Bucket(), "x"})).first), "{bucket}");
}

TEST(JsonInText, KeepsItsGaps) {
  EXPECT_EQ(JsonText("a"), Value("\"a\""));
  EXPECT_EQ(JsonText(graph::List{{1, "x"}}), Value("[1, \"x\"]"));
  EXPECT_EQ(GapText(JsonText(JoinPath({"s3://", Bucket()}))), "\"s3://{bucket}\"");
}

TEST(Requests, OfUnknownJobsSayWhy) {
  const graph::Pipeline pipeline = ReadOne(R"(
from helpers import estimator
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep
p = Pipeline(name="P", steps=[TrainingStep(name="T", step_args=estimator.fit())])
)");
  const auto gaps = frontends::DefinitionGaps(graph::Info(pipeline).definition);
  ASSERT_FALSE(gaps.empty());
  EXPECT_EQ(gaps[0].place, "T.Arguments.**");
}

// Rules of the debugger bring collections that the hook has, too; rules of the profiler do not.
TEST(Requests, OfRulesSayThatCollectionsAreNotKnown) {
  const auto marked = [](const std::string& rules) {
    const graph::Pipeline pipeline = ReadOne(R"(
from sagemaker.debugger import ProfilerRule, Rule, rule_configs
from sagemaker.estimator import Estimator
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep
e = Estimator("i:1", "r", 1, "ml.m5.large", output_path="s3://b/o", rules=[)" +
                                             rules + R"(])
p = Pipeline(name="P", steps=[TrainingStep(name="T", estimator=e)])
)");
    const auto gaps = frontends::DefinitionGaps(graph::Info(pipeline).definition);
    return std::ranges::any_of(gaps, [](const auto& gap) {
      return gap.place == "T.Arguments.DebugHookConfig.CollectionConfigurations";
    });
  };
  EXPECT_TRUE(marked("Rule.sagemaker(rule_configs.loss_not_decreasing())"));
  EXPECT_FALSE(marked("ProfilerRule.sagemaker(rule_configs.ProfilerReport())"));
  EXPECT_FALSE(marked(""));
}

}  // namespace
}  // namespace smgraph::sagemaker
