#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/program.h"
#include "tests/frontends/sagemaker/reading.h"

// Programs that the SDK refuses, and what is said of them.
namespace smgraph::sagemaker {
namespace {

TEST(Refusals, ModelsWithoutNamesWhereJobsKeepTheirs) {
  const auto finding = [](const std::string& step, const char* keeps) {
    const auto pipeline =
        ReadBody(R"(
from sagemaker.model import Model
from sagemaker.inputs import CreateModelInput
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.steps import CreateModelStep
def model(**more):
    return Model(image_uri="i", model_data="s3://b/m", role="r", sagemaker_session=session, **more)
step = )" + step +
                 "\np = Pipeline(name='P', steps=[step], pipeline_definition_config="
                 "PipelineDefinitionConfig(use_custom_job_prefix=" +
                 keeps + "))\n");
    return std::ranges::any_of(graph::Info(pipeline).diagnostics, [](const Diagnostic& one) {
      return one.message.find("model without a name") != std::string::npos;
    });
  };
  EXPECT_TRUE(finding("ModelStep('M', step_args=model().create('ml.m5.large'))", "True"));
  EXPECT_TRUE(finding("ModelStep('M', step_args=model(name='').create('ml.m5.large'))", "True"));
  EXPECT_FALSE(finding("ModelStep('M', step_args=model(name='n').create('ml.m5.large'))", "True"));
  EXPECT_FALSE(finding("ModelStep('M', step_args=model().create('ml.m5.large'))", "False"));
  EXPECT_FALSE(
      finding("ModelStep('M', step_args=model().register(model_package_group_name='g'))", "True"));
  const std::string old = "CreateModelStep('M', model=model(name='n'), inputs=CreateModelInput())";
  EXPECT_TRUE(finding(old, "True"));
  EXPECT_FALSE(finding(old, "False"));
}

TEST(Refusals, OutputsOfStepsThatAreMadeWithoutAny) {
  const auto warned = [](const std::string& outputs) {
    const auto pipeline = ReadBody(R"(
from somewhere import listed
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.lambda_step import LambdaStep, LambdaOutput
f = Lambda(function_arn="arn:aws:lambda:us-east-1:1:function:f")
a = LambdaStep("A", f)" + outputs + R"()
b = LambdaStep("B", f, inputs={"z": a.properties.Outputs["z"]})
p = Pipeline(name="P", steps=[a, b])
)");
    return std::ranges::any_of(graph::Info(pipeline).diagnostics, [](const Diagnostic& one) {
      return one.message.find("made without outputs") != std::string::npos;
    });
  };
  EXPECT_TRUE(warned(""));
  EXPECT_TRUE(warned(", outputs=[]"));
  EXPECT_FALSE(warned(", outputs=[LambdaOutput('z', 'String')]"));
  EXPECT_FALSE(warned(", outputs=listed"));
}

TEST(Refusals, PropertiesKeepTheNameThatTheStepHadWhenItWasMade) {
  const std::string renamed = R"(
a = T("A")
a.name = "Renamed"
b = T("B")
f = FailStep("F", error_message=a.properties.TrainingJobName)
)";
  const std::string import = "from sagemaker.workflow.fail_step import FailStep";
  EXPECT_EQ(OrderOf(ReadBody(import + renamed + "p = Pipeline(name='P', steps=[a, b])")),
            "Renamed, B");
  const auto refers_to_nothing = [&](const std::string& steps) {
    const auto pipeline =
        ReadBody(import + renamed + "p = Pipeline(name='P', steps=[" + steps + "])");
    return std::ranges::any_of(graph::Info(pipeline).diagnostics, [](const Diagnostic& one) {
      return one.message.find("refers to 'A'") != std::string::npos;
    });
  };
  EXPECT_TRUE(refers_to_nothing("a, f"));
  EXPECT_FALSE(refers_to_nothing("a, T('A'), f"));
}

TEST(Refusals, BooleanParametersTakeTheirDefaultByName) {
  const std::string rest = "\np = Pipeline(name='P', parameters=[b], steps=[T('A')])\n";
  const auto import =
      std::string("from sagemaker.workflow.parameters import ParameterBoolean\nb = ");
  EXPECT_TRUE(
      ReadProgram(ProgramOf(import + "ParameterBoolean('B', default_value=True)" + rest)).complete);
  EXPECT_FALSE(ReadProgram(ProgramOf(import + "ParameterBoolean('B', True)" + rest)).complete);
}

TEST(StepFunctions, RefuseArgumentsAsTheSdkDoes) {
  const struct {
    std::string_view call;
    std::string_view message;
  } cases[] = {
      {"f(1, 2)", ""},
      {"f(1, b=2, c=3)", ""},
      {"f()", "f() is called without 'a'"},
      {"f(1, a=2)", "f() got multiple values for argument 'a'"},
      {"f(1, 2, 3)", "f() takes 2 positional arguments but 3 were given"},
      {"f(1, d=4)", "f() got an unexpected keyword argument 'd'"},  // not for **rest either
      {"f(*[1, 2])", ""},
  };
  for (const auto& one : cases) {
    const Reading reading = ReadProgram(ProgramOf(R"(
from sagemaker.workflow.function_step import step
@step(name="F")
def f(a, b=1, *, c=2, **rest):
    return a
p = Pipeline(name="P", steps=[)" + std::string(one.call) +
                                                  "])\n"));
    std::string messages;
    for (const Diagnostic& diagnostic : reading.diagnostics)
      messages += diagnostic.message + '\n';
    EXPECT_EQ(reading.complete, one.message.empty()) << one.call << messages;
    EXPECT_NE(messages.find(one.message), std::string::npos) << one.call << messages;
  }
}

}  // namespace
}  // namespace smgraph::sagemaker
