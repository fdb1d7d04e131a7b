#include <string>

#include <gtest/gtest.h>

#include "frontends/sagemaker/sagemaker.h"
#include "graph/guard.h"
#include "tests/frontends/sagemaker/reading.h"

namespace smgraph::sagemaker {
namespace {

Result<graph::Document> Read(std::string_view text) {
  SourceMap sources;
  const FileId file = sources.Add("definition.json", std::string(text));
  return ReadDefinition(text, file, sources);
}

graph::Pipeline ReadSteps(const std::string& steps) {
  auto result = Read(R"({"Version": "2020-12-01", "Steps": [)" + steps + "]}");
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  if (!result.ok()) return {};
  return std::move(result.value().pipelines.front());
}

TEST(Definition, ReadsReferencesOrderAndBranches) {
  const graph::Pipeline pipeline = ReadSteps(R"(
    {"Name": "Prep", "Type": "Processing", "Arguments": {
      "ProcessingResources": {"ClusterConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1}},
      "ProcessingOutputConfig": {"Outputs": [
        {"OutputName": "train", "S3Output": {"S3Uri": "s3://b/train", "LocalPath": "/opt/ml/p"}},
        {"OutputName": "report", "S3Output": {"S3Uri": "s3://b/report"}}]}},
     "PropertyFiles": [{"PropertyFileName": "F", "OutputName": "report", "FilePath": "e.json"}]},
    {"Name": "Gate", "Type": "Condition", "DependsOn": ["Prep"], "Arguments": {
      "Conditions": [{"Type": "GreaterThanOrEqualTo",
        "LeftValue": {"Std:JsonGet": {"PropertyFile": {"Get": "Steps.Prep.PropertyFiles.F"},
                                      "Path": "auc"}},
        "RightValue": {"Get": "Parameters.Least"}}],
      "IfSteps": [{"Name": "Train", "Type": "Training", "Arguments": {
        "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3Uri":
          {"Get": "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"}}}}]}}],
      "ElseSteps": [{"Name": "Stop", "Type": "Fail", "Arguments": {"ErrorMessage": "no"}}]}})");
  EXPECT_EQ(OrderOf(pipeline), "Prep, Gate[Prep]{Train; else Stop}");
  EXPECT_EQ(AdjacencyOf(pipeline), "Gate->{Stop,Train} Prep->{Gate,Train}");
  const auto train = graph::FindStep(pipeline, "Train");
  ASSERT_TRUE(train);
  EXPECT_EQ(graph::Describe(pipeline[*train].guard),
            graph::Describe(graph::Guard::Compare(graph::JsonGet{"Prep", "F", "auc", {}},
                                                  graph::CompareOp::kGe,
                                                  graph::ParameterReference{"Least"})));
  const auto stop = graph::FindStep(pipeline, "Stop");
  EXPECT_EQ(pipeline[*stop].guard, graph::Not(pipeline[*train].guard));
  bool port_to_port = false;
  for (auto [it, end] = boost::in_edges(*train, pipeline); it != end; ++it) {
    const graph::Edge& edge = pipeline[*it];
    if (edge.kind != graph::EdgeKind::kReference) continue;
    port_to_port = edge.output == "train" && edge.input == "train";
    EXPECT_EQ(edge.expression, "Steps.Prep.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri");
  }
  EXPECT_TRUE(port_to_port);
}

TEST(Definition, TellsTheFourKindsOfTraining) {
  const graph::Pipeline pipeline = ReadSteps(R"(
    {"Name": "f", "Type": "Training", "Arguments": {"AlgorithmSpecification": {
      "ContainerEntrypoint": ["/bin/bash",
        "/opt/ml/input/data/sagemaker_remote_function_bootstrap/job_driver.sh"]}}},
    {"Name": "n", "Type": "Training", "Arguments": {"AlgorithmSpecification": {
      "ContainerEntrypoint": ["amazon_sagemaker_scheduler"]}}},
    {"Name": "r", "Type": "Training", "Arguments": {"HyperParameters": {
      "sagemaker_program": "\"_repack_script_launcher.sh\""}}},
    {"Name": "t", "Type": "Training", "Arguments": {}})");
  EXPECT_EQ(pipeline[0].kind, graph::StepKind::kFunction);
  EXPECT_EQ(pipeline[1].kind, graph::StepKind::kNotebook);
  EXPECT_NE(pipeline[2].arguments.Find("repack"), nullptr);
  EXPECT_EQ(pipeline[3].kind, graph::StepKind::kTraining);
}

TEST(Definition, ReadsWhatStandsOutsideArgumentsAsTheServiceDoes) {
  const graph::Pipeline pipeline = ReadSteps(R"(
    {"Name": "M", "Type": "Model", "Arguments": {}},
    {"Name": "K", "Type": "ClarifyCheck", "Arguments": {},
     "CheckType": "MODEL_BIAS", "ModelName": {"Get": "Steps.M.ModelName"}})");
  EXPECT_EQ(AdjacencyOf(pipeline), "");
  EXPECT_EQ(boost::num_edges(pipeline), 1U);
}

TEST(Definition, AcceptsTheSpellingsOfTheSchema) {
  const graph::Pipeline pipeline = ReadSteps(R"(
    {"Name": "C", "Type": "Condition", "Arguments": {"Conditions": [
      {"Type": "In", "Value": "a", "In": ["a", "b"]}], "IfSteps": [
        {"Name": "X", "Type": "EMR", "Arguments": {},
         "RetryPolicies": [{"ExceptionType": "Step.THROTTLING"}]}], "ElseSteps": []}})");
  const auto x = graph::FindStep(pipeline, "X");
  ASSERT_TRUE(x);
  EXPECT_EQ(graph::Describe(pipeline[*x].guard), "'a' in ['a', 'b']");
}

TEST(Definition, UnknownTypesPassThrough) {
  const graph::Pipeline pipeline =
      ReadSteps(R"({"Name": "Q", "Type": "Quantum", "Arguments": {"a": {"Get": "Parameters.P"}}})");
  EXPECT_EQ(pipeline[0].type, "Quantum");
  EXPECT_EQ(pipeline[0].kind, graph::StepKind::kOther);
}

TEST(Definition, ReadsTheAnswerOfDescribePipeline) {
  auto result = Read(R"({"PipelineName": "flights", "PipelineDefinition":
      "{\"Version\": \"2020-12-01\", \"Parameters\": [{\"Name\": \"A\", \"DefaultValue\": 1,
      \"Type\": \"Integer\"}], \"Steps\": [{\"Name\": \"S\", \"Type\": \"Fail\",
      \"Arguments\": {}}]}"})");
  // The string holds line breaks, which JSON forbids.
  ASSERT_FALSE(result.ok());
  result = Read(
      R"({"PipelineName": "flights", "PipelineDefinition": "{\"Parameters\": [{\"Name\": \"A\", \"DefaultValue\": 1, \"Type\": \"Integer\"}], \"Steps\": [{\"Name\": \"S\", \"Type\": \"Fail\", \"Arguments\": {}}]}"})");
  ASSERT_TRUE(result.ok()) << result.error().message;
  const graph::Pipeline& pipeline = result.value().pipelines.front();
  EXPECT_EQ(graph::Info(pipeline).name, "flights");
  EXPECT_EQ(graph::Info(pipeline).parameters.front().type, "Integer");
  EXPECT_TRUE(pipeline[0].span.known());
}

TEST(Definition, KeepsWhatTheAnswerAndTheTopLevelSay) {
  const auto read =
      Read(R"({"PipelineName": "Named", "RoleArn": "role", "PipelineDescription": "What",
    "ParallelismConfiguration": {"MaxParallelExecutionSteps": 5},
    "PipelineDefinition": "{\"MlflowConfig\": {\"MlflowExperimentName\": \"e\"}, \"Steps\": []}"})");
  ASSERT_TRUE(read.ok()) << read.error().message;
  const graph::PipelineInfo& info = graph::Info(read.value().pipelines.front());
  EXPECT_EQ(info.description, "What");
  EXPECT_EQ(*info.settings.Find("role"), graph::Value("role"));
  EXPECT_EQ(*info.settings.Find("parallelism"), graph::Value(5));
  EXPECT_EQ(graph::Describe(*info.settings.Find("mlflow")), "{'MlflowExperimentName': 'e'}");
}

TEST(Definition, ErrorsHaveAPlace) {
  const auto broken = Read("{\"Steps\": [\n  {\"Name\": }]}");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().span.begin.line, 2U);
  const auto nameless = Read("{\"Steps\": [\n  {\"Type\": \"Fail\"}]}");
  ASSERT_FALSE(nameless.ok());
  EXPECT_EQ(nameless.error().span.begin, (Position{2, 3}));
  EXPECT_NE(nameless.error().message.find("Name"), std::string::npos);
  EXPECT_FALSE(Read("[]").ok());
  EXPECT_FALSE(Read("{}").ok());
  EXPECT_FALSE(Read("").ok());
}

TEST(Definition, DuplicatesAndMissingStepsAreFound) {
  const graph::Pipeline twice = ReadSteps(
      R"({"Name": "A", "Type": "Fail", "Arguments": {}}, {"Name": "A", "Type": "Fail", "Arguments": {}})");
  EXPECT_EQ(CodesOf(twice), "SMG201");
  const graph::Pipeline missing = ReadSteps(
      R"({"Name": "A", "Type": "Fail", "Arguments": {"ErrorMessage": {"Get": "Steps.B.X"}}, "DependsOn": ["C"]})");
  EXPECT_EQ(CodesOf(missing), "SMG202");
}

TEST(Definition, TriggersStayOnTheEdge) {
  const graph::Pipeline pipeline = ReadSteps(
      R"({"Name": "A", "Type": "Fail", "Arguments": {}}, {"Name": "B", "Type": "Fail",
          "Arguments": {}, "DependsOn": [{"Step": "A", "Trigger": "Failed"}]})");
  EXPECT_EQ(OrderOf(pipeline), "A, B[A!]");
}

}  // namespace
}  // namespace smgraph::sagemaker
