#include "tests/frontends/sagemaker/reading.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "graph/guard.h"
#include "graph/verify.h"

// What is read besides the shape of the graph: ports, arguments, settings, guards, parameters; how
// older releases are understood; and what is said about what cannot be known.
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

graph::Pipeline Read(std::string_view program) {
  return ReadOne(std::string(kImports) + std::string(program));
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

std::string InputOf(const graph::Step& step, std::string_view name) {
  const graph::Port* port = graph::FindPort(step.inputs, name);
  return port == nullptr ? "none" : graph::Describe(port->value);
}

const graph::Edge* EdgeBetween(const graph::Pipeline& pipeline, std::string_view from,
                               std::string_view to, graph::EdgeKind kind) {
  for (auto [it, end] = boost::edges(pipeline); it != end; ++it) {
    if (pipeline[boost::source(*it, pipeline)].id == from &&
        pipeline[boost::target(*it, pipeline)].id == to && pipeline[*it].kind == kind) {
      return &pipeline[*it];
    }
  }
  return nullptr;
}

TEST(Ports, OfProcessingAndTraining) {
  const graph::Pipeline pipeline = Read(R"(
prep = ProcessingStep(name="Prep", step_args=processor.run(
    code="prep.py", arguments=["--rows", "10"],
    inputs=[ProcessingInput(source="s3://raw", destination="/opt/ml/processing/in"),
            ProcessingInput(source="s3://other", input_name="other")],
    outputs=[ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
             ProcessingOutput(source="/opt/ml/processing/rest", destination="s3://rest")]))
estimator.set_hyperparameters(depth=3)
train = TrainingStep(name="Train", step_args=estimator.fit({"train": TrainingInput(
    s3_data=prep.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri)}))
p = Pipeline(name="P", steps=[prep, train])
)");
  const graph::Step& prep = StepOf(pipeline, "Prep");
  EXPECT_EQ(InputOf(prep, "input-1"), "'s3://raw'");
  EXPECT_EQ(InputOf(prep, "other"), "'s3://other'");
  EXPECT_EQ(InputOf(prep, "code"), "'prep.py'");
  EXPECT_EQ(ArgumentOf(prep, "arguments"), "['--rows', '10']");
  EXPECT_EQ(SettingOf(prep, "instance_type"), "'ml.m5.large'");
  ASSERT_EQ(prep.outputs.size(), 2U);
  EXPECT_EQ(prep.outputs[0].path, "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri");
  EXPECT_EQ(prep.outputs[1].name, "output-2");
  EXPECT_EQ(graph::Describe(prep.outputs[1].value), "'s3://rest'");
  const graph::Step& train = StepOf(pipeline, "Train");
  EXPECT_EQ(ArgumentOf(train, "hyperparameters"), "{'depth': 3}");
  EXPECT_NE(graph::FindPort(train.outputs, "ModelArtifacts"), nullptr);
  const graph::Edge* edge = EdgeBetween(pipeline, "Prep", "Train", graph::EdgeKind::kReference);
  ASSERT_NE(edge, nullptr);
  EXPECT_EQ(edge->output, "train");
  EXPECT_EQ(edge->input, "train");
  EXPECT_EQ(edge->expression, "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri");
  EXPECT_TRUE(edge->span.known());
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
}

TEST(Ports, OutputsByPosition) {
  const graph::Pipeline pipeline = Read(R"(
prep = ProcessingStep(name="Prep", step_args=processor.run(code="p.py", outputs=[
    ProcessingOutput(output_name="a", source="/a"), ProcessingOutput(output_name="b", source="/b")]))
train = TrainingStep(name="Train", step_args=estimator.fit(
    prep.properties.ProcessingOutputConfig.Outputs[1].S3Output.S3Uri))
p = Pipeline(name="P", steps=[prep, train])
)");
  const graph::Edge* edge = EdgeBetween(pipeline, "Prep", "Train", graph::EdgeKind::kReference);
  ASSERT_NE(edge, nullptr);
  EXPECT_EQ(edge->output, "b");
  EXPECT_EQ(edge->input, "training");
}

TEST(Steps, TellCacheRetryAndTexts) {
  const graph::Pipeline pipeline = Read(R"(
t = TrainingStep(name="T", step_args=estimator.fit(), display_name="Shown", description="What",
    cache_config=CacheConfig(enable_caching=True, expire_after="P30d"),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING],
                                    max_attempts=3)])
p = Pipeline(name="P", steps=[t])
)");
  const graph::Step& step = StepOf(pipeline, "T");
  EXPECT_EQ(step.display_name, "Shown");
  EXPECT_EQ(step.description, "What");
  EXPECT_EQ(SettingOf(step, "cache"), "{'enabled': True, 'expire_after': 'P30d'}");
  EXPECT_NE(SettingOf(step, "retry").find("'Step.THROTTLING'"), std::string::npos);
  EXPECT_NE(SettingOf(step, "retry").find("'max_attempts': 3"), std::string::npos);
}

TEST(Guards, OfBranchesAreConjunctions) {
  const graph::Pipeline pipeline = Read(R"(
report = PropertyFile(name="Report", output_name="metrics", path="m.json")
evaluate = ProcessingStep(name="Eval", step_args=processor.run(code="e.py", outputs=[
    ProcessingOutput(output_name="metrics", source="/m")]), property_files=[report])
least = ParameterFloat(name="Least", default_value=0.5)
auc = JsonGet(step_name=evaluate.name, property_file=report, json_path="auc")
inner = ConditionStep(name="Inner", conditions=[ConditionLessThan(left=auc, right=0.9)],
                      if_steps=[T("Fair")], else_steps=[T("Good")])
outer = ConditionStep(name="Outer", conditions=[ConditionGreaterThanOrEqualTo(left=auc, right=least)],
                      if_steps=[inner], else_steps=[FailStep(name="Stop", error_message="bad")])
p = Pipeline(name="P", parameters=[least], steps=[evaluate, outer])
)");
  const auto guard = [&](std::string_view id) {
    return graph::Describe(StepOf(pipeline, id).guard);
  };
  EXPECT_EQ(guard("Outer"), "always");
  EXPECT_NE(guard("Inner").find(">= "), std::string::npos);
  EXPECT_EQ(guard("Good"),
            graph::Describe(graph::And(
                StepOf(pipeline, "Inner").guard,
                graph::Not(graph::Guard::Compare(graph::JsonGet{"Eval", "Report", "auc", {}},
                                                 graph::CompareOp::kLt, 0.9)))));
  EXPECT_EQ(StepOf(pipeline, "Stop").guard, graph::Not(StepOf(pipeline, "Inner").guard));
  EXPECT_EQ(ArgumentOf(StepOf(pipeline, "Stop"), "error_message"), "'bad'");
  const graph::Edge* file = EdgeBetween(pipeline, "Eval", "Outer", graph::EdgeKind::kPropertyFile);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->output, "metrics");
  const graph::Edge* control = EdgeBetween(pipeline, "Outer", "Stop", graph::EdgeKind::kControl);
  ASSERT_NE(control, nullptr);
  EXPECT_EQ(control->arm, "else");
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
}

TEST(Guards, OfNotOrIn) {
  const graph::Pipeline pipeline = Read(R"(
mode = ParameterString(name="Mode")
c = ConditionStep(name="C", conditions=[
    ConditionOr(conditions=[ConditionEquals(left=mode, right="a"),
                            ConditionNot(ConditionIn(value=mode, in_values=["b", "c"]))])],
    if_steps=[T("X")], else_steps=[])
p = Pipeline(name="P", parameters=[mode], steps=[c])
)");
  const graph::Value mode = graph::ParameterReference{"Mode"};
  const graph::Guard expected = graph::Or(
      graph::Guard::Compare(mode, graph::CompareOp::kEq, "a"),
      graph::Not(graph::Guard::Compare(mode, graph::CompareOp::kIn, graph::List{{"b", "c"}})));
  EXPECT_EQ(StepOf(pipeline, "X").guard, expected);
}

TEST(Parameters, KeepOrderTypesDefaultsAndEnums) {
  const graph::Pipeline pipeline = Read(R"(
a = ParameterString(name="A", default_value="x", enum_values=["x", "y"])
b = ParameterInteger(name="B", default_value=0)
c = ParameterFloat("C")
p = Pipeline("P", [c, a, b, "no parameter"], steps=[T("T")])
)");
  const auto& parameters = graph::Info(pipeline).parameters;
  ASSERT_EQ(parameters.size(), 3U);
  EXPECT_EQ(parameters[0].name, "C");
  EXPECT_EQ(parameters[0].type, "Float");
  EXPECT_FALSE(parameters[0].default_value);
  EXPECT_EQ(parameters[1].allowed.size(), 2U);
  EXPECT_EQ(parameters[2].default_value, graph::Value(0));
}

TEST(Pipelines, SayHowTheyAreStarted) {
  const graph::Pipeline pipeline = Read(R"(
p = Pipeline(name="P", steps=[T("T")])
p.upsert(role_arn="role", description="What it is for",
         parallelism_config=ParallelismConfiguration(max_parallel_execution_steps=3))
p.put_triggers(triggers=[PipelineSchedule(name="nightly", cron="0 2 * * ? *"),
                         PipelineSchedule(name="often", rate=(5, "minutes"))])
)");
  const graph::PipelineInfo& info = graph::Info(pipeline);
  EXPECT_EQ(info.entry, "p");
  EXPECT_EQ(info.description, "What it is for");
  EXPECT_EQ(graph::Describe(*info.settings.Find("parallelism")), "3");
  ASSERT_EQ(info.schedules.size(), 2U);
  EXPECT_EQ(info.schedules[0].form, "cron");
  EXPECT_EQ(graph::Describe(info.schedules[1].expression), "'5 minutes'");
}

TEST(AddDependsOn, ExtendsTheListThatWasPassed) {
  const graph::Pipeline pipeline = Read(R"(
a, b = T("A"), T("B")
shared = [a]
x = T("X", shared)
y = T("Y", shared)
x.add_depends_on([b])
z = T("Z")
z.add_depends_on([y])
z.depends_on = [x]
p = Pipeline(name="P", steps=[a, b, x, y, z])
)");
  EXPECT_EQ(OrderOf(pipeline), "A, B, X[A,B], Y[A,B], Z[X]");
}

TEST(Deferred, JobsAreReadAsTheyAreInTheEnd) {
  const graph::Pipeline pipeline = Read(R"(
a = TrainingStep(name="A", step_args=estimator.fit())
estimator.set_hyperparameters(depth=9)
m = Model(image_uri="first", model_data="s3://m", role="r", sagemaker_session=session)
created = m.create()
m.image_uri = "second"
p = Pipeline(name="P", steps=[a, ModelStep(name="M", step_args=created)])
p.steps.append(T("Late"))
)");
  EXPECT_EQ(ArgumentOf(StepOf(pipeline, "A"), "hyperparameters"), "{'depth': 9}");
  EXPECT_EQ(SettingOf(StepOf(pipeline, "M-CreateModel"), "image"), "'first'");
  EXPECT_EQ(OrderOf(pipeline), "A, M-CreateModel, Late");
}

TEST(Deferred, RunArgsAreHandedOn) {
  const graph::Pipeline pipeline = Read(R"(
up = T("Up")
args = processor.get_run_args(code="c.py", inputs=[ProcessingInput(
    source=up.properties.ModelArtifacts.S3ModelArtifacts, input_name="model")],
    arguments=["--a"])
s = ProcessingStep(name="S", processor=processor, inputs=args.inputs, outputs=args.outputs,
                   job_arguments=args.arguments, code=args.code)
p = Pipeline(name="P", steps=[s])
)");
  EXPECT_EQ(OrderOf(pipeline), "S, Up");
  EXPECT_EQ(InputOf(StepOf(pipeline, "S"), "model"), "Up.ModelArtifacts.S3ModelArtifacts");
  EXPECT_EQ(ArgumentOf(StepOf(pipeline, "S"), "code"), "'c.py'");
}

TEST(Tuning, TopModelRefersToTheTuner) {
  const graph::Pipeline pipeline = Read(R"(
tuner = HyperparameterTuner(estimator, "auc", {"eta": ContinuousParameter(0, 1)}, max_jobs=4)
tune = TuningStep(name="Tune", step_args=tuner.fit({"train": "s3://t"}))
m = Model(image_uri="i", model_data=tune.get_top_model_s3_uri(top_k=0, s3_bucket="b", prefix="x"),
          role="r", sagemaker_session=session)
p = Pipeline(name="P", steps=[tune, ModelStep(name="M", step_args=m.create())])
)");
  EXPECT_EQ(AdjacencyOf(pipeline), "Tune->M-CreateModel");
  EXPECT_EQ(SettingOf(StepOf(pipeline, "Tune"), "max_jobs"), "4");
  EXPECT_EQ(SettingOf(StepOf(pipeline, "Tune"), "instance_type"), "'ml.m5.large'");
}

TEST(Eras, PositionalJobsAndConditions) {
  const graph::Pipeline pipeline = Read(R"(
up = ProcessingStep("Up", processor, [ProcessingInput(source="s3://x", input_name="x")],
                    [ProcessingOutput(output_name="o", source="/o")], ["--a"], "c.py")
tr = TrainingStep("Tr", estimator, {"train": up.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri})
c = ConditionStep("C", [ConditionEquals(1, 1)], [T("Yes")], [T("No")])
p = Pipeline(name="P", steps=[up, tr, c])
)");
  EXPECT_EQ(OrderOf(pipeline), "Up, Tr, C{Yes; else No}");
  EXPECT_EQ(AdjacencyOf(pipeline), "C->{No,Yes} Up->Tr");
  EXPECT_EQ(InputOf(StepOf(pipeline, "Up"), "x"), "'s3://x'");
}

// The order of 2.39.1 to 2.57, and that of 2.58 and later.
TEST(Eras, PositionalConditionsBehindDependencies) {
  for (const std::string_view texts : {"", "'Shown', 'What', "}) {
    const graph::Pipeline pipeline = Read(std::string(R"(
up = T("Up")
c = ConditionStep("C", ["Up"], )") + std::string(texts) +
                                          R"([ConditionEquals(1, 1)], [T("Yes")], [T("No")])
p = Pipeline(name="P", steps=[up, c])
)");
    EXPECT_EQ(OrderOf(pipeline), "Up, C[Up]{Yes; else No}") << texts;
    EXPECT_EQ(StepOf(pipeline, "C").display_name, texts.empty() ? "" : "Shown");
  }
}

TEST(Eras, LegacyJsonGetByStep) {
  const graph::Pipeline pipeline = Read(R"(
from sagemaker.workflow.condition_step import JsonGet as OldJsonGet
e = ProcessingStep(name="E", step_args=processor.run(code="e.py"))
c = ConditionStep(name="C", conditions=[ConditionEquals(
    left=OldJsonGet(step=e, property_file="F", json_path="a"), right=1)], if_steps=[], else_steps=[])
p = Pipeline(name="P", steps=[e, c])
)");
  EXPECT_NE(EdgeBetween(pipeline, "E", "C", graph::EdgeKind::kPropertyFile), nullptr);
}

TEST(Requests, ReadOnTheSpotReferToNothing) {
  const graph::Pipeline pipeline = Read(R"(
e = ProcessingStep(name="E", step_args=processor.run(code="e.py", outputs=[
    ProcessingOutput(output_name="m", source="/m")]))
uri = "{}/m.json".format(e.arguments["ProcessingOutputConfig"]["Outputs"][0]["S3Output"]["S3Uri"])
t = TrainingStep(name="T", step_args=estimator.fit({"train": uri}))
p = Pipeline(name="P", steps=[e, t])
)");
  EXPECT_EQ(AdjacencyOf(pipeline), "");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Strings, WithVariablesInThemAreReported) {
  const graph::Pipeline pipeline = Read(R"(
region = ParameterString(name="Region", default_value="eu")
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit({"train": f"s3://b/{region}"}))
p = Pipeline(name="P", parameters=[region], steps=[up, t])
)");
  EXPECT_EQ(CodesOf(pipeline), "SMG111");
}

TEST(Properties, ThatDoNotExistAreReported) {
  const graph::Pipeline pipeline = Read(R"(
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit({"train": up.properties.ModelArtefacts.X}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_EQ(CodesOf(pipeline), "SMG112");
  EXPECT_EQ(AdjacencyOf(pipeline), "Up->T");
}

// ---- what is not known

TEST(Unknown, NamesKeepTheirGapsInBraces) {
  const graph::Pipeline pipeline = Read(R"(
import time
t = T(f"Train-{time.strftime('%H')}")
p = Pipeline(name="P", steps=[t])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_TRUE(pipeline[0].id.starts_with("Train-{")) << pipeline[0].id;
}

TEST(Unknown, InfrastructureDoesNotMatter) {
  const graph::Pipeline pipeline = Read(R"(
import boto3
role = boto3.client("iam").get_role(RoleName="x")["Role"]["Arn"]
e = Estimator(image_uri=boto3.client("ecr").describe(), role=role, instance_count=1,
              instance_type="ml.m5.large", sagemaker_session=session)
p = Pipeline(name="P", steps=[TrainingStep(name="T", step_args=e.fit())])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_NE(SettingOf(StepOf(pipeline, "T"), "role"), "");
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
}

TEST(Unknown, ElementOfSteps) {
  const graph::Pipeline pipeline = Read(R"(
import boto3
p = Pipeline(name="P", steps=[T("T"), boto3.client("x").make_step()])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(CodesOf(pipeline), "SMG020");
}

TEST(Unknown, ConditionAroundAStep) {
  const graph::Pipeline pipeline = Read(R"(
import os
steps = [T("A")]
if os.environ["EXTRA"] == "yes":
    steps.append(T("B", ["A"]))
p = Pipeline(name="P", steps=steps)
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(OrderOf(pipeline), "A, B[A]");
  EXPECT_TRUE(StepOf(pipeline, "A").guard.always());
  EXPECT_TRUE(graph::DependsOnHost(StepOf(pipeline, "B").guard));
}

TEST(Unknown, AlternativesOfOneNameAreOneStep) {
  const graph::Pipeline pipeline = Read(R"(
import os
if os.environ["LOCAL"] == "yes":
    t = T("Train")
else:
    t = TrainingStep(name="Train", step_args=Estimator(image_uri="other", role="r",
        instance_count=2, instance_type="ml.m5.large", sagemaker_session=session).fit())
p = Pipeline(name="P", steps=[t, T("Next", [t])])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete) << CodesOf(pipeline);
  EXPECT_EQ(OrderOf(pipeline), "Train, Next[Train]");
  EXPECT_TRUE(StepOf(pipeline, "Train").guard.always());
}

TEST(Unknown, ProcessorByCondition) {
  const graph::Pipeline pipeline = Read(R"(
import os
other = ScriptProcessor(image_uri="i", role="r", instance_type="ml.m5.xlarge", instance_count=1,
                        command=["python3"], sagemaker_session=session)
chosen = other if os.environ["BIG"] else processor
s = ProcessingStep(name="S", step_args=chosen.run(code="c.py", inputs=[ProcessingInput(
    source=T("Up").properties.ModelArtifacts.S3ModelArtifacts, input_name="m")]))
p = Pipeline(name="P", steps=[s])
)");
  EXPECT_TRUE(graph::Info(pipeline).complete) << CodesOf(pipeline);
  EXPECT_EQ(OrderOf(pipeline), "S, Up");
}

TEST(Unknown, ReferenceUnderACondition) {
  const graph::Pipeline pipeline = Read(R"(
import os
up = T("Up")
data = up.properties.ModelArtifacts.S3ModelArtifacts if os.environ["X"] else "s3://fixed"
t = TrainingStep(name="T", step_args=estimator.fit({"train": data}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(AdjacencyOf(pipeline), "Up->T");
}

TEST(Unknown, LoopOverSomethingUnknown) {
  const graph::Pipeline pipeline = Read(R"(
import boto3
steps = []
for country in boto3.client("x").list_countries():
    steps.append(T(f"Train-{country}"))
p = Pipeline(name="P", steps=steps)
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  ASSERT_EQ(boost::num_vertices(pipeline), 1U);
  EXPECT_TRUE(pipeline[0].multiplicity);
  EXPECT_TRUE(pipeline[0].id.starts_with("Train-{")) << pipeline[0].id;
}

TEST(Unknown, CodeThatIsHandedAReference) {
  const graph::Pipeline pipeline = Read(R"(
import helpers
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit(
    {"train": helpers.wrap(up.properties.ModelArtifacts.S3ModelArtifacts)}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Versions, PinnedInTheProgramAreNoted) {
  const graph::Pipeline pipeline = Read(R"(
"""!pip install -q 'sagemaker==2.72.1'"""
p = Pipeline(name="P", steps=[T("T")])
)");
  EXPECT_EQ(graph::Describe(*graph::Info(pipeline).settings.Find("sdk")), "'2.72.1'");
  EXPECT_EQ(CodesOf(pipeline), "SMG029");
}

TEST(Versions, CodeThatPresentReleasesRefuseHasTheNamesOfThePinnedOne) {
  const graph::Pipeline pipeline = Read(R"(
"""!pip install -q 'sagemaker==2.72.1'"""
script = ParameterString("Script", default_value="s3://b/prep.py")
prep = ProcessingStep(name="Prep", processor=processor, code=script)
register = RegisterModel("Register", estimator=estimator, content_types=[], response_types=[])
p = Pipeline(name="P", parameters=[script], steps=[prep, register])
)");
  EXPECT_EQ(OrderOf(pipeline), "Prep, Register");
  EXPECT_EQ(CodesOf(pipeline), "SMG029 SMG116");
}

TEST(Reading, FixturesGiveTheArgumentsOfTests) {
  const graph::Pipeline pipeline = Read(R"(
import pytest

@pytest.fixture
def name():
    return "from-a-fixture"

@pytest.fixture(scope="module")
def steps(name):
    yield [T(name)]

def test_it(name, steps):
    Pipeline(name=name, steps=steps)
)");
  EXPECT_EQ(graph::Info(pipeline).name, "from-a-fixture");
  EXPECT_EQ(OrderOf(pipeline), "from-a-fixture");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Reading, PathsAndDatesAreTheirText) {
  const graph::Pipeline pipeline = Read(R"(
from datetime import timedelta
from pathlib import Path
prep = ProcessingStep(name="Prep", processor=processor, code="prep.py",
                      job_arguments=[Path("/opt") / "x", timedelta(hours=2)])
p = Pipeline(name="P", steps=[prep])
)");
  EXPECT_EQ(ArgumentOf(StepOf(pipeline, "Prep"), "arguments"), "['/opt/x', '2:00:00']");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Reading, LoopsWhoseEndIsNotKnownEnd) {
  const graph::Pipeline pipeline = Read(R"(
import boto3
p = Pipeline(name="P", steps=[T("T")])
def pages(client):
    token = None
    while True:
        page = client.list(NextToken=token) if token else client.list()
        for item in page["Items"]:
            yield item
        try:
            token = page["NextToken"]
        except KeyError:
            break
names = [item["Name"] for item in pages(boto3.client("s3"))]
while True:
    if boto3.client("sagemaker").describe()["Status"] in ("Failed", "Stopped"):
        break
)");
  EXPECT_EQ(graph::Info(pipeline).name, "P");
}

TEST(Reading, AlternativesUponAlternativesAreNotKnown) {
  const graph::Pipeline pipeline = Read(R"(
import boto3
options = boto3.client("ssm").describe()
name = "T"
for key in "abcdefghijklmnopqrstuvwxyz":
    if options[key]:
        name = name + key
p = Pipeline(name="P", steps=[T(name)])
)");
  EXPECT_EQ(boost::num_vertices(pipeline), 1U);
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Notebooks, NamesThatOthersStored) {
  const std::string import = "from sagemaker.workflow.pipeline import Pipeline\n";
  const std::string use = "p = Pipeline(name=f'{prefix}-pipeline', steps=[])";
  struct {
    const char* magic;
    bool known;
  } const cases[] = {
      {"%store -r", true},
      {"%store -r prefix", true},
      {"%store -r bucket prefix  # both\n", true},
      {"%store -r other", false},
      {"%store prefix", false},
      {"", false},
  };
  for (const auto& one : cases) {
    const Reading reading = ReadCells({import, one.magic, use, "display(p)"});
    ASSERT_EQ(reading.document.pipelines.size(), 1U) << one.magic;
    const graph::PipelineInfo& info = graph::Info(reading.document.pipelines[0]);
    EXPECT_EQ(info.name, "{prefix}-pipeline") << one.magic;
    EXPECT_EQ(reading.diagnostics.empty(), one.known) << one.magic;
  }
}

TEST(Tuner, HasNoHyperparameterThatItFindsAValueFor) {
  const graph::Pipeline pipeline = Read(R"(
tuned, kept = T("Tuned"), T("Kept")
tuner = HyperparameterTuner(
    Estimator(image_uri="image", role="role", instance_count=1, instance_type="ml.m5.large",
              hyperparameters={"eta": tuned.properties.TrainingJobName,
                               "rounds": kept.properties.TrainingJobName},
              sagemaker_session=session),
    objective_metric_name="auc", hyperparameter_ranges={"eta": ContinuousParameter(0.1, 0.9)})
pipeline = Pipeline("P", steps=[tuned, kept, TuningStep("Tune", step_args=tuner.fit())])
)");
  EXPECT_EQ(AdjacencyOf(pipeline), "Kept->Tune");
}

TEST(ModelStep, CopiesWhatItWaitsForWhenItIsMade) {
  const graph::Pipeline pipeline = Read(R"(
first, late = T("First"), T("Late")
after = [first]
model = Model(image_uri="image", model_data="s3://model", role="role", sagemaker_session=session)
create = ModelStep("M", step_args=model.create(), depends_on=after)
job = T("Job", after)
after.append(late)
pipeline = Pipeline("P", steps=[first, late, create, job])
)");
  EXPECT_EQ(OrderOf(pipeline), "First, Late, M-CreateModel[First], Job[First,Late]");
}

TEST(EntryPoint, ThatFailsSaysNothingAboutPipelinesMadeBefore) {
  const Reading reading = ReadProgram(std::string(kImports) + R"(
def helper(source=None):
    return T(source.properties.TrainingJobName)

pipeline = Pipeline("P", steps=[T("A")])
)");
  EXPECT_FALSE(reading.complete);
  ASSERT_EQ(reading.document.pipelines.size(), 1U);
  EXPECT_TRUE(graph::Info(reading.document.pipelines.front()).complete);
}

TEST(CodeThatIsNotThere, MayChangeWhatItIsGiven) {
  struct Case {
    std::string_view code;
    bool complete;
  };
  constexpr Case kCases[] = {
      {"add(steps)", false},        {"add(target={'all': steps})", false},
      {"add(steps[0])", false},     {"add(holder)", false},
      {"add(holder.build)", false}, {"add(len(steps), 'text')", true},
      {"print(steps)", true},       {"json.dumps(steps)", true},
  };
  for (const Case& one : kCases) {
    const graph::Pipeline pipeline = Read(R"(
import json
from no_such_package import add

class Holder:
    def __init__(self, steps):
        self.steps = steps

    def build(self):
        return self.steps

steps = [T("A")]
holder = Holder(steps)
)" + std::string(one.code) + "\npipeline = Pipeline('P', steps=steps)\n");
    EXPECT_EQ(graph::Info(pipeline).complete, one.complete) << one.code;
  }
}

TEST(CodeThatIsNotThere, MayReferToTheStepsThatItIsGiven) {
  const graph::Pipeline pipeline = Read(R"(
from no_such_package import uri_of

first = T("First")
second = TrainingStep(name="Second", step_args=estimator.fit({"train": uri_of(first)}))
pipeline = Pipeline("P", steps=[first, second])
)");
  EXPECT_FALSE(graph::Info(pipeline).complete);
  EXPECT_EQ(AdjacencyOf(pipeline), "First->Second");
}

TEST(Properties, WithAKeyThatIsNotKnownBelongToTheirStep) {
  const graph::Pipeline pipeline = Read(R"(
import os

first = T("First")
uri = first.properties.ModelArtifacts[os.environ["WHICH"]].Uri
second = TrainingStep(name="Second", step_args=estimator.fit({"train": uri}))
pipeline = Pipeline("P", steps=[first, second])
)");
  EXPECT_EQ(AdjacencyOf(pipeline), "First->Second");
}

}  // namespace
}  // namespace smgraph::sagemaker
