#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/reading.h"

// What belongs to a pipeline as a whole besides its steps: objects that stand for it, what starts
// it, pipelines that functions of the SDK make.
namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kImports = R"py(
import os
import boto3
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.selective_execution_config import SelectiveExecutionConfig
from sagemaker.workflow.triggers import PipelineSchedule

)py";

graph::Pipeline Read(std::string_view program) {
  return ReadOne(std::string(kImports) + std::string(program));
}

std::string SchedulesIn(const graph::Pipeline& pipeline) {
  std::string text;
  for (const graph::Schedule& schedule : graph::Info(pipeline).schedules) {
    text += schedule.name + ": " + schedule.form + " " + graph::PlainText(schedule.expression);
    for (const auto& [key, value] : schedule.settings.items)
      text += ", " + key + " " + graph::Describe(value);
    text += "\n";
  }
  return text;
}

TEST(Handles, StandForThePipelineOfTheirName) {
  const graph::Pipeline pipeline = Read(R"py(
name = "nightly"
made = Pipeline(name=name, steps=[FailStep(name="Stop")])
made.upsert(role_arn="role")
Pipeline(name=name).start(selective_execution_config=SelectiveExecutionConfig(selected_steps=["Stop"]))
again = Pipeline(name=name)
again.put_triggers(triggers=[PipelineSchedule(rate=(1, "day"))], role_arn="role")
)py");
  const graph::PipelineInfo& info = graph::Info(pipeline);
  EXPECT_EQ(info.entry, "made");
  ASSERT_NE(info.settings.Find("selective_execution"), nullptr);
  EXPECT_EQ(SchedulesIn(pipeline), "nightly: rate 1 day, role 'role'\n");
}

TEST(Handles, AloneAreAllThereIs) {
  const graph::Pipeline pipeline = Read("p = Pipeline(name='elsewhere')\np.start()\n");
  EXPECT_EQ(graph::Info(pipeline).name, "elsewhere");
}

TEST(Schedules, KeepWhatEventBridgeIsTold) {
  const graph::Pipeline pipeline = Read(R"py(
p = Pipeline(name="Report", steps=[FailStep(name="Stop")])
boto3.client("scheduler").create_schedule(
    Name="hourly", ScheduleExpression="rate(1 hours)", ScheduleExpressionTimezone="UTC",
    State="DISABLED", FlexibleTimeWindow={"Mode": "OFF"},
    Target={"Arn": f"arn:aws:sagemaker:{os.environ['REGION']}:1:pipeline/report", "RoleArn": "role",
            "SageMakerPipelineParameters": {"PipelineParameterList": [{"Name": "A", "Value": "1"}]}})
)py");
  EXPECT_EQ(SchedulesIn(pipeline),
            "hourly: rate 1 hours, enabled False, timezone 'UTC', window {'Mode': 'OFF'}, role "
            "'role', parameters [{'Name': 'A', 'Value': '1'}]\n");
  EXPECT_EQ(CodesOf(pipeline), "");
}

TEST(Schedules, KeepTheGapsOfTheirExpression) {
  const graph::Pipeline pipeline = Read(R"py(
p = Pipeline(name="Report", steps=[FailStep(name="Stop")])
events = boto3.client("events")
events.put_rule(Name="often", ScheduleExpression=f"rate({os.environ['MINUTES']} minutes)")
events.put_targets(Rule="often", Targets=[{"Id": "1", "Arn": p.describe()["PipelineArn"]}])
)py");
  EXPECT_EQ(SchedulesIn(pipeline), "often: rate {MINUTES} minutes, service 'events'\n");
}

TEST(Schedules, OfATargetThatIsNotKnownAreNoted) {
  const graph::Pipeline pipeline = Read(R"py(
p = Pipeline(name="Report", steps=[FailStep(name="Stop")])
boto3.client("scheduler").create_schedule(Name="hourly", ScheduleExpression="rate(1 hours)",
                                          Target={"Arn": os.environ["PIPELINE_ARN"]})
)py");
  EXPECT_EQ(SchedulesIn(pipeline), "");
  EXPECT_EQ(CodesOf(pipeline), "SMG030");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(FeatureProcessor, MakesAPipelineOfOneStep) {
  const graph::Pipeline pipeline = Read(R"py(
from sagemaker.feature_store.feature_processor import (CSVDataSource, feature_processor, schedule,
    to_pipeline)
from sagemaker.remote_function import remote

@remote(instance_type="ml.m5.2xlarge")
@feature_processor(inputs=[CSVDataSource("s3://cars/raw")], output="arn:cars", target_stores=["OfflineStore"])
def transform(cars):
    return cars

to_pipeline(pipeline_name="cars", step=transform, role="role", max_retries=2, tags=[("team", "cars")])
schedule(pipeline_name="cars", schedule_expression="cron(0 5 * * ? *)", state="ENABLED", role_arn="role")
)py");
  EXPECT_EQ(OrderOf(pipeline), "cars-feature-processor");
  EXPECT_EQ(SchedulesIn(pipeline), "cars: cron 0 5 * * ? *, enabled True, role 'role'\n");
  const graph::PipelineInfo& info = graph::Info(pipeline);
  ASSERT_EQ(info.parameters.size(), 1U);
  EXPECT_EQ(info.parameters.front().name, "scheduled_time");
  EXPECT_EQ(graph::Describe(*info.settings.Find("tags")),
            "[{'Key': 'sm-fs-fe:created-from', 'Value': 'fp-to-pipeline'}, {'Key': 'team', "
            "'Value': 'cars'}]");
  const graph::Step& step = pipeline[0];
  EXPECT_EQ(step.type, "Training");
  EXPECT_EQ(graph::Describe(*step.settings.Find("instance_type")), "'ml.m5.2xlarge'");
  EXPECT_EQ(graph::Describe(*step.arguments.Find("function")), "'transform'");
  EXPECT_EQ(graph::Describe(*step.arguments.Find("output")), "'arn:cars'");
  EXPECT_EQ(step.settings.Find("retry")->As<graph::List>()->items.size(), 2U);
}

TEST(Keywords, UnderAConditionAreNotCertain) {
  const graph::Pipeline pipeline = Read(R"py(
from sagemaker.estimator import Estimator
from sagemaker.workflow.steps import TrainingStep

def job(**more):
    return Estimator(image_uri="i", role="r", instance_count=1, instance_type="ml.m5.large", **more)

up = TrainingStep(name="Up", estimator=job())
data = up.properties.ModelArtifacts.S3ModelArtifacts
given = {"output_path": data} if os.environ.get("WARM") else {}
p = Pipeline(name="P", steps=[up, TrainingStep(name="Next", estimator=job(**given))])
)py");
  EXPECT_EQ(AdjacencyOf(pipeline), "Up->Next");
  EXPECT_EQ(CodesOf(pipeline), "SMG023");
  EXPECT_FALSE(graph::Info(pipeline).complete);
}

TEST(Sets, OfWhatIsNotKnownMayBeEqualToAny) {
  const graph::Pipeline pipeline = Read(R"py(
answer = boto3.client("sagemaker").describe_pipeline(PipelineName="p")
assert {tuple(item.items()) for item in answer["Tags"]} == {("a", "b")}
assert set(answer["Names"]) == {1, 2}
p = Pipeline(name="p", steps=[FailStep(name="Stop")])
)py");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

// What else a step is made with may be anything, its dependencies included.
TEST(Pipelines, StepsWithUnknownArgumentsAreIncomplete) {
  for (const std::string_view step :
       {"TrainingStep(name='T', **options)", "EMRStep('T', 'T', 'T', **options)"}) {
    const graph::Pipeline pipeline = ReadOne(
        "from sagemaker.workflow.emr_step import EMRStep\n"
        "from sagemaker.workflow.pipeline import Pipeline\n"
        "from sagemaker.workflow.steps import TrainingStep\n"
        "def get_pipeline(options):\n"
        "    return Pipeline(name='P', steps=[" +
        std::string(step) + "])\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << step;
    EXPECT_EQ(CodesOf(pipeline), "SMG023") << step;
  }
}

// A pipeline that is made with what is not known may have any steps and parameters.
TEST(Pipelines, UnknownArgumentsOfPipelinesMayHoldSteps) {
  struct Row {
    std::string_view arguments;
    std::string_view codes;
  };
  for (const auto& [arguments, codes] : {
           Row{"**options", "SMG020 SMG027"},
           Row{"*options", "SMG020 SMG027"},
           Row{"name='P', **options", "SMG020 SMG027"},
           Row{"name='P', steps=[FailStep('F')], **options", "SMG027"},
           Row{"name='P', parameters=[], steps=[FailStep('F')], **options", ""},
       }) {
    const graph::Pipeline pipeline = ReadOne(
        "from sagemaker.workflow.fail_step import FailStep\n"
        "from sagemaker.workflow.pipeline import Pipeline\n"
        "def get_pipeline(options):\n"
        "    return Pipeline(" +
        std::string(arguments) + ")\n");
    EXPECT_EQ(graph::Info(pipeline).complete, codes.empty()) << arguments;
    EXPECT_EQ(CodesOf(pipeline), codes) << arguments;
  }
}

// So may what its inputs are made of.
TEST(Pipelines, UnknownArgumentsOfInputsMayReferToSteps) {
  for (const std::string_view input :
       {"ProcessingInput(**options)", "ProcessingInput('s3://b', **options)"}) {
    const graph::Pipeline pipeline = ReadOne(
        "from sagemaker.processing import ProcessingInput, ScriptProcessor\n"
        "from sagemaker.workflow.pipeline import Pipeline\n"
        "from sagemaker.workflow.steps import ProcessingStep\n"
        "def get_pipeline(options):\n"
        "    processor = ScriptProcessor('role', 'image', ['python3'], 1, 'ml.m5.large')\n"
        "    step = ProcessingStep(name='A', processor=processor, code='s3://b/a.py', inputs=[" +
        std::string(input) +
        "])\n"
        "    other = ProcessingStep('B', step_args=processor.run(inputs=[" +
        std::string(input) +
        "], code='s3://b/b.py'))\n"
        "    return Pipeline(name='P', parameters=[], steps=[step, other])\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << input;
    EXPECT_EQ(CodesOf(pipeline), "SMG023") << input;
    EXPECT_EQ(graph::Info(pipeline).diagnostics.size(), 2U) << input;
  }
}

// What a job is given that is not known may refer to other steps.
TEST(Pipelines, UnknownArgumentsOfJobsMayReferToSteps) {
  for (const std::string_view arguments :
       {"**options", "code='s3://b/a.py', **options", "*options"}) {
    const graph::Pipeline pipeline = ReadOne(
        "from sagemaker.sklearn.processing import SKLearnProcessor\n"
        "from sagemaker.workflow.pipeline import Pipeline\n"
        "from sagemaker.workflow.steps import ProcessingStep\n"
        "def get_pipeline(options, session):\n"
        "    processor = SKLearnProcessor('1.2-1', 'role', 1, 'ml.m5.large',\n"
        "                                 sagemaker_session=session)\n"
        "    step = ProcessingStep(name='A', step_args=processor.run(" +
        std::string(arguments) +
        "))\n"
        "    return Pipeline(name='P', parameters=[], steps=[step])\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << arguments;
    EXPECT_EQ(CodesOf(pipeline), "SMG023") << arguments;
  }
}

// hasattr(x, "expr") asks for pipeline variables; sessions are neither steps nor variables.
TEST(Pipelines, ProgramsTellVariablesAndSessionsApart) {
  const graph::Pipeline pipeline = ReadOne(R"(
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import Step, TrainingStep
session = PipelineSession()
train = TrainingStep(name="T")
uri = train.properties.ModelArtifacts.S3ModelArtifacts
parameter = ParameterString(name="P")
answers = [hasattr(uri, "expr"), hasattr(parameter, "expr"), hasattr(train, "expr"),
           hasattr("s3://b", "expr"), isinstance(session, Step),
           isinstance(session, PipelineVariable)]
step = FailStep(name="".join("NY"[answer] for answer in answers))
p = Pipeline(name="p", steps=[step])
)");
  EXPECT_EQ(pipeline[0].id, "YYNNNN");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

// What the SDK and other libraries make is of no class of the program's own, and the SDK's classes
// are known by their bases.
TEST(Pipelines, ClassesOfTheSdkAreToldApart) {
  const graph::Pipeline pipeline = ReadOne(R"(
import functools
import boto3
import string
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterString, ParameterTypeEnum
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import Step, StepTypeEnum
class Phase: pass
class Gate(FailStep): pass
session = PipelineSession()
client = boto3.client("s3")
parameter = ParameterString(name="P")
gate = Gate(name="G")
@functools.singledispatch
def kind(value): return False
@kind.register
def _(value: Step): return value.name == "G"
@kind.register(PipelineVariable)
def _(value): return value.name == "P"
answers = [kind(gate), kind(parameter), not kind(3), issubclass(Gate, Step),
           not issubclass(FailStep, Gate), isinstance(session, PipelineSession),
           session is not None, not isinstance(session, Phase), not isinstance(client, Phase),
           not isinstance(client, ParameterString), not isinstance(string, Phase),
           not isinstance(session, (ParameterString, FailStep)),
           gate.step_type is StepTypeEnum.FAIL, gate.step_type.value == "Fail",
           StepTypeEnum("Training").name == "TRAINING",
           parameter.parameter_type == ParameterTypeEnum.STRING]
found = [name for name, value in globals().items() if isinstance(value, (Phase, Step))]
step = FailStep(name="".join("NY"[answer] for answer in answers) + ",".join(found))
p = Pipeline(name="p", steps=[step])
)");
  EXPECT_EQ(pipeline[0].id, "YYYYYYYYYYYYYYYYgate");
  EXPECT_TRUE(graph::Info(pipeline).complete);
}

TEST(Pipelines, NoneIsNoName) {
  const graph::Pipeline pipeline = ReadOne(R"(
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
def get_pipeline(pipeline_name=None):
    return Pipeline(name=pipeline_name, steps=[FailStep(name="F")])
)");
  EXPECT_EQ(graph::Info(pipeline).name, "");
}

}  // namespace
}  // namespace smgraph::sagemaker
