#include "tests/frontends/sagemaker/program.h"

#include <gtest/gtest.h>

#include "graph/guard.h"
#include "graph/verify.h"
#include "tests/frontends/sagemaker/reading.h"

namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kImports = R"(
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput, TransformInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (ConditionEquals, ConditionGreaterThanOrEqualTo,
    ConditionIn, ConditionLessThan, ConditionNot, ConditionOr)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import (CacheConfig, ProcessingStep, TrainingStep, TransformStep,
    TuningStep)
from sagemaker.workflow.triggers import PipelineSchedule

session = PipelineSession()
estimator = Estimator(image_uri="image", role="role", instance_count=1,
                      instance_type="ml.m5.large", sagemaker_session=session)
processor = SKLearnProcessor(framework_version="1.2-1", role="role", instance_type="ml.m5.large",
                             instance_count=1, sagemaker_session=session)

def T(name, dep=None):
    return TrainingStep(name=name, step_args=estimator.fit({"train": "s3://data"}), depends_on=dep)

)";

}  // namespace

std::string ProgramOf(std::string_view body) {
  return std::string(kImports) + std::string(body);
}

graph::Pipeline ReadBody(std::string_view body) {
  return ReadOne(ProgramOf(body));
}

std::string GuardedSteps(std::string_view body) {
  const graph::Pipeline pipeline =
      ReadBody("mode = open('MODE').read()\nsteps = []\n" + std::string(body) +
               "\np = Pipeline(name='P', steps=steps)\n");
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
  std::string text;
  bool guarded = false;
  for (auto [it, end] = boost::vertices(pipeline); it != end; ++it) {
    const graph::Step& step = pipeline[*it];
    text += (text.empty() ? "" : "; ") + step.id;
    if (step.guard.always()) continue;
    guarded = true;
    text += " if " + graph::Describe(step.guard);
  }
  EXPECT_EQ(graph::Info(pipeline).complete, !guarded);
  return text;
}

const graph::Step& StepOf(const graph::Pipeline& pipeline, std::string_view id) {
  static const graph::Step kNone;
  const auto found = graph::FindStep(pipeline, id);
  EXPECT_TRUE(found) << "no step " << id << " in " << OrderOf(pipeline);
  return found ? pipeline[*found] : kNone;
}

std::string SettingOf(const graph::Step& step, std::string_view key) {
  const graph::Value* value = step.settings.Find(key);
  return value == nullptr ? "" : graph::Describe(*value);
}

std::string ArgumentOf(const graph::Step& step, std::string_view key) {
  const graph::Value* value = step.arguments.Find(key);
  return value == nullptr ? "" : graph::Describe(*value);
}

}  // namespace smgraph::sagemaker
