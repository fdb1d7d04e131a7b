#include "passes/resolve.h"

#include <gtest/gtest.h>

#include "graph/verify.h"
#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::passes {
namespace {

using graph::EdgeKind;
using graph::FunctionResult;
using graph::Join;
using graph::JsonGet;
using graph::List;
using graph::Map;
using graph::Pipeline;
using graph::StepKind;
using graph::StepReference;
using testing::EdgeLines;
using testing::PipelineBuilder;

constexpr const char* kTrain = "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";

std::string Resolved(const PipelineBuilder& builder) {
  Pipeline pipeline = builder.Build();
  Resolve(pipeline);
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
  return EdgeLines(pipeline);
}

std::string Messages(const PipelineBuilder& builder) {
  Pipeline pipeline = builder.Build();
  std::string messages;
  for (const Diagnostic& found : Resolve(pipeline))
    messages += found.code + " " + found.message + "\n";
  return messages;
}

PipelineBuilder PrepThenTrain(std::string path) {
  return PipelineBuilder()
      .Step("Prep")
      .Outputs({"train", "test"})
      .Step("Train", StepKind::kTraining)
      .Reads("Train", "train", "Prep", std::move(path));
}

TEST(Resolve, ReferenceBecomesArtifactEdgeBetweenPorts) {
  EXPECT_EQ(Resolved(PrepThenTrain(kTrain)), "Prep.train --artifact--> Train.train\n");
}

TEST(Resolve, KeepsTheExpressionOfTheAuthor) {
  Pipeline pipeline = PrepThenTrain(kTrain).Build();
  Resolve(pipeline);
  EXPECT_EQ(pipeline[*edges(pipeline).first].expression, kTrain);
}

TEST(Resolve, FindsTheOutputByWhateverPartOfItIsRead) {
  for (const char* path : {"ProcessingOutputConfig.Outputs['train']",
                           "ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
                           "ProcessingOutputConfig.Outputs['train'].S3Output.LocalPath"}) {
    EXPECT_EQ(Resolved(PrepThenTrain(path)), "Prep.train --artifact--> Train.train\n") << path;
  }
}

TEST(Resolve, ReportsAnOutputThatDoesNotExistAndKeepsTheEdge) {
  const auto builder = PrepThenTrain("ProcessingOutputConfig.Outputs['trian'].S3Output.S3Uri");
  EXPECT_EQ(Resolved(builder), "Prep --reference--> Train.train\n");
  EXPECT_EQ(Messages(builder),
            "SMG114 step 'Prep' has no output "
            "'ProcessingOutputConfig.Outputs['trian'].S3Output.S3Uri'\n");
}

TEST(Resolve, ReportsAMistypedResult) {
  EXPECT_EQ(Messages(PrepThenTrain("ModelArtefacts.S3ModelArtefacts")),
            "SMG114 step 'Prep' has no output 'ModelArtefacts.S3ModelArtefacts'\n");
}

TEST(Resolve, AddsTheOutputsThatEveryJobHas) {
  const auto builder = PipelineBuilder()
                           .Step("Train", StepKind::kTraining)
                           .Step("Create", StepKind::kModelCreate)
                           .Step("Log")
                           .Reads("Create", "model", "Train", "ModelArtifacts.S3ModelArtifacts")
                           .Reads("Log", "job", "Train", "TrainingJobName")
                           .Reads("Log", "auc", "Train", "FinalMetricDataList['auc'].Value");
  EXPECT_EQ(Resolved(builder),
            "Train.ModelArtifacts --artifact--> Create.model\n"
            "Train.TrainingJobName --artifact--> Log.job\n"
            "Train.FinalMetricDataList['auc'].Value --artifact--> Log.auc\n");
}

TEST(Resolve, APortDoesNotClaimAPathThatOnlyBeginsLikeIt) {
  const auto builder = PipelineBuilder()
                           .Step("Train", StepKind::kTraining)
                           .Output("Model", "Model")
                           .Step("Create", StepKind::kModelCreate)
                           .Reads("Create", "model", "Train", "ModelArtifacts.S3ModelArtifacts");
  EXPECT_EQ(Resolved(builder), "Train.ModelArtifacts --artifact--> Create.model\n");
}

TEST(Resolve, PropertyFileIsReadFromTheOutputThatHoldsIt) {
  const graph::Value files = List{{Map{{{"PropertyFileName", "EvaluationReport"},
                                        {"OutputName", "evaluation"},
                                        {"FilePath", "e.json"}}}}};
  const auto builder = PipelineBuilder()
                           .Step("Evaluate")
                           .Outputs({"evaluation"})
                           .Argument("PropertyFiles", files)
                           .Step("Gate", StepKind::kCondition)
                           .ReadsJson("Gate", "Evaluate", "EvaluationReport", "metrics.auc");
  EXPECT_EQ(Resolved(builder), "Evaluate.evaluation[metrics.auc] --artifact--> Gate\n");
}

TEST(Resolve, TakesTheHolderOfAPropertyFileFromTheEdge) {
  Pipeline pipeline = PipelineBuilder()
                          .Step("Evaluate")
                          .Outputs({"evaluation"})
                          .Step("Gate", StepKind::kCondition)
                          .ReadsJson("Gate", "Evaluate", "EvaluationReport", "metrics.auc")
                          .ReadsJson("Gate", "Evaluate", "EvaluationReport", "metrics.f1")
                          .Build();
  pipeline[*edges(pipeline).first].output = "evaluation";
  Resolve(pipeline);
  EXPECT_EQ(EdgeLines(pipeline),
            "Evaluate.evaluation[metrics.auc] --artifact--> Gate\n"
            "Evaluate.evaluation[metrics.f1] --artifact--> Gate\n");
}

TEST(Resolve, FunctionResultsBecomeOutputs) {
  const auto builder = PipelineBuilder()
                           .Step("split", StepKind::kFunction)
                           .Step("fit", StepKind::kFunction)
                           .Argument("train", FunctionResult{"split", "[0]"})
                           .Argument("columns", FunctionResult{"split", "[1]['names']"})
                           .Step("report", StepKind::kFunction)
                           .Argument("model", FunctionResult{"fit", ""});
  EXPECT_EQ(Resolved(builder),
            "split.output_0 --artifact--> fit.train\n"
            "split.output_1['names'] --artifact--> fit.columns\n"
            "fit.output --artifact--> report.model\n");
}

TEST(Resolve, OneEdgeOfTheFrontendMayStandForSeveralUses) {
  Pipeline pipeline = PrepThenTrain(kTrain).Build();
  pipeline[1].inputs.push_back(
      {"test", "", "",
       StepReference{"Prep", "ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri"}});
  Resolve(pipeline);
  EXPECT_EQ(EdgeLines(pipeline),
            "Prep.train --artifact--> Train.train\n"
            "Prep.test --artifact--> Train.test\n");
}

TEST(Resolve, EdgesFindTheirOwnUseWhateverTheirOrder) {
  const std::string test = "ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri";
  Pipeline pipeline = PrepThenTrain(kTrain).Reads("Train", "test", "Prep", test).Build();
  const auto first = *edges(pipeline).first;
  const auto second = *std::next(edges(pipeline).first);
  std::swap(pipeline[first].expression, pipeline[second].expression);
  std::swap(pipeline[first].input, pipeline[second].input);
  Resolve(pipeline);
  EXPECT_EQ(EdgeLines(pipeline),
            "Prep.test --artifact--> Train.test\n"
            "Prep.train --artifact--> Train.train\n");
}

TEST(Resolve, AnArgumentThatReadsBecomesAnInputWithTheNameOfItsPlace) {
  const StepReference model{"Train", "ModelArtifacts.S3ModelArtifacts"};
  const StepReference name{"Train", "TrainingJobName"};
  const auto builder = PipelineBuilder()
                           .Step("Train", StepKind::kTraining)
                           .Step("Notify", StepKind::kLambda)
                           .Argument("job", name)
                           .Argument("body", Map{{{"model", Join{"", {"at ", model}}}}})
                           .Argument("ContainerArguments",
                                     List{{"--weights", StepReference{"Train", "ModelArtifacts"}}});
  EXPECT_EQ(Resolved(builder),
            "Train.TrainingJobName --artifact--> Notify.job\n"
            "Train.ModelArtifacts --artifact--> Notify.model\n"
            "Train.ModelArtifacts --artifact--> Notify.weights\n");
}

TEST(Resolve, ARequestThatRepeatsItsInputsAddsNothing) {
  const auto builder = PrepThenTrain(kTrain).Argument(
      "InputDataConfig",
      List{{Map{{{"ChannelName", "train"}, {"S3Uri", StepReference{"Prep", kTrain}}}}}});
  EXPECT_EQ(Resolved(builder), "Prep.train --artifact--> Train.train\n");
}

TEST(Resolve, LeavesOrderAndControlAlone) {
  const auto builder = PipelineBuilder()
                           .Step("Gate", StepKind::kCondition)
                           .Step("A")
                           .Step("B")
                           .Branch("Gate", "then", "A")
                           .After("B", "A", "failed");
  EXPECT_EQ(Resolved(builder),
            "Gate --control then--> A\n"
            "A --order failed--> B\n");
}

TEST(Resolve, ZenMlEdgesHaveTheirPortsAlready) {
  const auto builder = PipelineBuilder(graph::Dialect::kZenMl)
                           .Step("load", StepKind::kPythonStep)
                           .Step("fit", StepKind::kPythonStep)
                           .Artifact("load", "output", "fit", "data")
                           .Argument("rows", StepReference{"load", "output['rows']"});
  EXPECT_EQ(Resolved(builder), "load.output --artifact--> fit.data\n");
}

TEST(Resolve, IsIdempotentAndKeepsVerifyQuiet) {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    Pipeline pipeline = testing::RandomSageMakerPipeline(seed, 40);
    Resolve(pipeline);
    EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>()) << "seed " << seed;
    const Pipeline once = pipeline;
    Resolve(pipeline);
    EXPECT_TRUE(graph::Same(once, pipeline)) << "seed " << seed;
  }
}

PipelineBuilder Handover(graph::Value written, graph::Value read) {
  return PipelineBuilder()
      .Step("Prep")
      .Output("train", "ProcessingOutputConfig.Outputs['train']", std::move(written))
      .Step("Train", StepKind::kTraining)
      .Input("data", std::move(read));
}

TEST(ImpliedEdges, StepsThatShareAnS3PlaceHandOverWithoutAReference) {
  const auto builder = Handover("s3://b/run/train", "s3://b/run/train/");
  EXPECT_EQ(Resolved(builder), "Prep.train --artifact implied--> Train.data\n");
  EXPECT_EQ(Messages(builder),
            "SMG115 step 'Train' reads 's3://b/run/train/', which step 'Prep' writes, without "
            "waiting for it\n");
}

TEST(ImpliedEdges, AFileInAFolderCounts) {
  EXPECT_EQ(Resolved(Handover("s3://b/run", "s3://b/run/train.csv")),
            "Prep.train --artifact implied--> Train.data\n");
  EXPECT_EQ(Resolved(Handover("s3://b/run/part/1", "s3://b/run")),
            "Prep.train --artifact implied--> Train.data\n");
  EXPECT_EQ(Resolved(Handover("s3://b/run", "s3://b/running")), "");
}

TEST(ImpliedEdges, ABucketIsNoPlace) {
  EXPECT_EQ(Resolved(Handover("s3://b", "s3://b/run")), "");
}

TEST(ImpliedEdges, TextMadeOfTheSamePartsIsTheSamePlace) {
  const auto place = [](const char* bucket) {
    return Join{"/", {"s3:/", graph::ParameterReference{bucket}, "train"}};
  };
  EXPECT_EQ(Resolved(Handover(place("A"), place("A")).Parameter("A", "String", "x")),
            "Prep.train --artifact implied--> Train.data\n");
  EXPECT_EQ(Resolved(Handover(place("A"), place("B"))
                         .Parameter("A", "String", "x")
                         .Parameter("B", "String", "x")),
            "");
}

TEST(ImpliedEdges, OrderThatIsThereNeedsNoReport) {
  const auto builder =
      Handover("s3://b/t", "s3://b/t").Step("Mid").After("Mid", "Prep").After("Train", "Mid");
  EXPECT_EQ(Messages(builder), "");
  EXPECT_EQ(Resolved(builder),
            "Prep --order--> Mid\n"
            "Mid --order--> Train\n"
            "Prep.train --artifact implied--> Train.data\n");
}

TEST(ImpliedEdges, WhoComesLaterHandsNothingOver) {
  EXPECT_EQ(Resolved(Handover("s3://b/t", "s3://b/t").After("Prep", "Train")),
            "Train --order--> Prep\n");
}

TEST(ImpliedEdges, AreNotDoubledByASecondRun) {
  Pipeline pipeline = Handover("s3://b/t", "s3://b/t").Build();
  Resolve(pipeline);
  const Pipeline once = pipeline;
  Resolve(pipeline);
  EXPECT_TRUE(graph::Same(once, pipeline));
}

}  // namespace
}  // namespace smgraph::passes
