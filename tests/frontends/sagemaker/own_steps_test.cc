#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/reading.h"

// Step classes of the user's own.
namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kOwnStep = R"(
from sagemaker.estimator import Estimator
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep

def job():
    return Estimator(image_uri="image", role="role", instance_count=1, instance_type="ml.m5.large")

def out(s):
    return s.properties.TrainingJobName

U = TrainingStep(name="U", estimator=job())

class Own(TrainingStep):
)";

// What the class does with the request is not followed: it may refer to anything.
TEST(OwnStepClass, ThatWritesItsRequestIsIncomplete) {
  for (const std::string_view member : {"    @property\n    def arguments(self):\n        return "
                                        "{'HyperParameters': {'u': out(U)}}\n",
                                        "    def to_request(self):\n        return "
                                        "{**super().to_request(), 'DependsOn': ['U']}\n"}) {
    const graph::Pipeline pipeline =
        ReadOne(std::string(kOwnStep) + std::string(member) +
                "pipeline = Pipeline(name='P', steps=[U, Own(name='T', estimator=job())])\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << member;
    EXPECT_EQ(CodesOf(pipeline), "SMG023") << member;
  }
}

constexpr std::string_view kDerivedFromStep = R"(
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import Step, StepTypeEnum
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep

first = LambdaStep(name="First", lambda_func=None,
                   outputs=[LambdaOutput("out", LambdaOutputTypeEnum.String)])

class Own(Step):
    def __init__(self, name):
        super().__init__(name=name, step_type=StepTypeEnum.LAMBDA)
)";

TEST(OwnStepClass, ComputesItsRequest) {
  const graph::Pipeline pipeline = ReadOne(std::string(kDerivedFromStep) + R"(
    @property
    def arguments(self):
        return {"value": first.properties.Outputs["out"], "more": 1}

pipeline = Pipeline(name="P", steps=[first, Own("Second")])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_EQ(AdjacencyOf(pipeline), "First->Second");
}

TEST(OwnStepClass, WithAnUnknownRequestIsIncomplete) {
  const graph::Pipeline pipeline = ReadOne(std::string(kDerivedFromStep) + R"(
    @property
    def arguments(self):
        import somewhere
        return somewhere.request()

pipeline = Pipeline(name="P", steps=[first, Own("Second")])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG023");
}

TEST(OwnPipelineClass, ThatMakesItsDefinitionIsIncomplete) {
  const graph::Pipeline pipeline = ReadOne(std::string(kDerivedFromStep) + R"(
    arguments = {}

class Filtered(Pipeline):
    def definition(self):
        return super().definition().replace("First", "Last")

pipeline = Filtered(name="P", steps=[first])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG028");
}

}  // namespace
}  // namespace smgraph::sagemaker
