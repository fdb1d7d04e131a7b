#include "tests/frontends/sagemaker/reading.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "graph/verify.h"
#include "tests/frontends/sagemaker/program.h"

// What is read besides the shape of the graph: ports, arguments, settings, guards, parameters; and
// how older releases are understood.
namespace smgraph::sagemaker {
namespace {

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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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
    const graph::Pipeline pipeline = ReadBody(std::string(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
from sagemaker.workflow.condition_step import JsonGet as OldJsonGet
e = ProcessingStep(name="E", step_args=processor.run(code="e.py"))
c = ConditionStep(name="C", conditions=[ConditionEquals(
    left=OldJsonGet(step=e, property_file="F", json_path="a"), right=1)], if_steps=[], else_steps=[])
p = Pipeline(name="P", steps=[e, c])
)");
  EXPECT_NE(EdgeBetween(pipeline, "E", "C", graph::EdgeKind::kPropertyFile), nullptr);
}

TEST(Requests, ReadOnTheSpotReferToNothing) {
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
region = ParameterString(name="Region", default_value="eu")
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit({"train": f"s3://b/{region}"}))
p = Pipeline(name="P", parameters=[region], steps=[up, t])
)");
  EXPECT_EQ(CodesOf(pipeline), "SMG111");
}

TEST(Properties, ThatDoNotExistAreReported) {
  const graph::Pipeline pipeline = ReadBody(R"(
up = T("Up")
t = TrainingStep(name="T", step_args=estimator.fit({"train": up.properties.ModelArtefacts.X}))
p = Pipeline(name="P", steps=[up, t])
)");
  EXPECT_EQ(CodesOf(pipeline), "SMG112");
  EXPECT_EQ(AdjacencyOf(pipeline), "Up->T");
}

TEST(Tuner, HasNoHyperparameterThatItFindsAValueFor) {
  const graph::Pipeline pipeline = ReadBody(R"(
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
  const graph::Pipeline pipeline = ReadBody(R"(
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

TEST(Lists, OfClassesOfTheUsersOwn) {
  const graph::Pipeline pipeline = ReadBody(R"(
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals

class Steps(list):
    def __call__(self, step):
        self.append(step)
        return step

steps, then = Steps(), Steps([T("Inner")])
first = steps(T("First"))
steps(T("Second", Steps([first])))
steps(ConditionStep("Pick", conditions=Steps([ConditionEquals(left="a", right="b")]), if_steps=then))
pipeline = Pipeline("P", steps=steps)
steps(T("Third"))
)");
  EXPECT_TRUE(graph::Info(pipeline).complete);
  EXPECT_EQ(OrderOf(pipeline), "First, Second[First], Pick{Inner}, Third");
}

TEST(Properties, WithAKeyThatIsNotKnownBelongToTheirStep) {
  const graph::Pipeline pipeline = ReadBody(R"(
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
