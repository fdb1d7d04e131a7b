#include "passes/lower.h"

#include <set>

#include <gtest/gtest.h>

#include "graph/verify.h"
#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::JsonGet;
using graph::ParameterReference;
using graph::Pipeline;
using graph::StepKind;
using graph::StepReference;
using testing::EdgeLines;
using testing::MetricAtLeast;
using testing::PipelineBuilder;
using testing::StepCalled;
using testing::StepLines;

Pipeline LoweredFrom(const PipelineBuilder& builder) {
  Pipeline pipeline = Lower(builder.Build()).pipeline;
  EXPECT_EQ(graph::Verify(pipeline), std::vector<std::string>());
  return pipeline;
}

// Evaluate, then Gate on its metric: Register when good, Reject otherwise.
PipelineBuilder Gated() {
  return PipelineBuilder()
      .Step("Evaluate")
      .Outputs({"evaluation"})
      .Argument(
          "PropertyFiles",
          graph::List{{graph::Map{{{"PropertyFileName", "report"}, {"OutputName", "evaluation"}}}}})
      .Step("Gate", StepKind::kCondition)
      .ReadsJson("Gate", "Evaluate", "report", "metrics.auc")
      .Step("Register", StepKind::kModelRegister)
      .When(MetricAtLeast("Evaluate", "metrics.auc", 0.9))
      .Branch("Gate", "then", "Register")
      .Step("Reject", StepKind::kFail)
      .When(Not(MetricAtLeast("Evaluate", "metrics.auc", 0.9)))
      .Branch("Gate", "else", "Reject");
}

TEST(Lower, ConditionVanishesIntoGuardsAndOrders) {
  const Pipeline lowered = LoweredFrom(Gated());
  EXPECT_EQ(StepLines(lowered),
            "Evaluate\n"
            "Register when Evaluate.evaluation['metrics']['auc'] >= 0.9\n"
            "Reject when Evaluate.evaluation['metrics']['auc'] < 0.9\n");
  EXPECT_EQ(EdgeLines(lowered),
            "Evaluate --order--> Register\n"
            "Evaluate --order--> Reject\n");
  EXPECT_TRUE(Info(lowered).dynamic);
  EXPECT_EQ(Info(lowered).dialect, graph::Dialect::kZenMl);
}

TEST(Lower, StepsKeepTheirNamesAndWhereTheyCameFrom) {
  const Pipeline lowered = LoweredFrom(Gated());
  const graph::Step& registers = StepCalled(lowered, "Register");
  EXPECT_EQ(registers.kind, StepKind::kPythonStep);
  EXPECT_EQ(registers.type, "register");
  EXPECT_EQ(registers.origins, std::vector<std::string>{"Register"});
  EXPECT_EQ(Describe(*registers.settings.Find("source_kind")), "'model-register'");
  EXPECT_EQ(StepCalled(lowered, "Reject").kind, StepKind::kFail);
}

TEST(Lower, AMetricThatAStepReadsIsAnArtifact) {
  const Pipeline lowered =
      LoweredFrom(Gated().Step("Report").ReadsJson("Report", "Evaluate", "report", "metrics.auc"));
  EXPECT_EQ(EdgeLines(lowered),
            "Evaluate.evaluation --artifact--> Report.metric metrics.auc\n"
            "Evaluate --order--> Register\n"
            "Evaluate --order--> Reject\n");
  EXPECT_EQ(Describe(StepCalled(lowered, "Report").arguments),
            "{'metric metrics.auc': Evaluate.evaluation['metrics']['auc']}");
  const auto& outputs = StepCalled(lowered, "Evaluate").outputs;
  ASSERT_EQ(outputs.size(), 1U);
  EXPECT_EQ(outputs.front().name, "evaluation");
}

TEST(Lower, WhatAnOuterConditionReadsOrdersInnerBranchesAndNotTheOtherWayRound) {
  const Guard outer = MetricAtLeast("First", "a", 1);
  const Guard inner = MetricAtLeast("Second", "b", 2);
  const Pipeline lowered = LoweredFrom(PipelineBuilder()
                                           .Step("First")
                                           .Step("Second")
                                           .Step("Outer", StepKind::kCondition)
                                           .ReadsJson("Outer", "First", "report", "a")
                                           .Step("Plain")
                                           .When(outer)
                                           .Branch("Outer", "then", "Plain")
                                           .Step("Inner", StepKind::kCondition)
                                           .When(outer)
                                           .ReadsJson("Inner", "Second", "report", "b")
                                           .Branch("Outer", "then", "Inner")
                                           .Step("Deep")
                                           .When(And(outer, inner))
                                           .Branch("Inner", "else", "Deep"));
  EXPECT_EQ(EdgeLines(lowered),
            "First --order--> Plain\n"
            "Second --order--> Deep\n"
            "First --order--> Deep\n");
}

TEST(Lower, DependsOnAConditionIsAfterOnItsBranches) {
  const Guard bound = Guard::Compare(ParameterReference{"Deploy"}, CompareOp::kEq, true);
  const Pipeline lowered = LoweredFrom(PipelineBuilder()
                                           .Parameter("Deploy", "Boolean", false)
                                           .Step("Prep")
                                           .Step("Gate", StepKind::kCondition)
                                           .After("Gate", "Prep")
                                           .Step("Deploy")
                                           .When(bound)
                                           .Branch("Gate", "then", "Deploy")
                                           .Step("Later")
                                           .After("Later", "Gate"));
  EXPECT_EQ(EdgeLines(lowered),
            "Prep --order--> Deploy\n"
            "Prep --order--> Later\n");
  EXPECT_FALSE(Info(lowered).dynamic);
  EXPECT_EQ(Info(lowered).parameters.front().type, "bool");
}

TEST(Lower, DownstreamOfASkippedStepIsSkippedToo) {
  const Pipeline lowered = LoweredFrom(
      Gated().Step("Deploy").After("Deploy", "Register").Step("Notify").After("Notify", "Deploy"));
  EXPECT_EQ(StepLines(lowered),
            "Evaluate\n"
            "Register when Evaluate.evaluation['metrics']['auc'] >= 0.9\n"
            "Reject when Evaluate.evaluation['metrics']['auc'] < 0.9\n"
            "Deploy when Evaluate.evaluation['metrics']['auc'] >= 0.9\n"
            "Notify when Evaluate.evaluation['metrics']['auc'] >= 0.9\n");
}

TEST(Lower, ATriggerPassesNoGuardOn) {
  const Pipeline lowered = LoweredFrom(Gated().Step("Alarm").After("Alarm", "Register", "failed"));
  EXPECT_TRUE(StepCalled(lowered, "Alarm").guard.always());
}

TEST(Lower, RepackingBecomesPartOfWhatUsesTheModel) {
  const std::string model = "ModelArtifacts.S3ModelArtifacts";
  const Pipeline lowered =
      LoweredFrom(PipelineBuilder()
                      .Step("Train", StepKind::kTraining)
                      .Step("Churn-RepackModel-0", StepKind::kTraining)
                      .Argument("repack", true)
                      .Reads("Churn-RepackModel-0", "archive", "Train", model)
                      .Reads("Churn-RepackModel-0", "model_archive", "Train", model)
                      .Step("Churn-RegisterModel", StepKind::kModelRegister)
                      .Reads("Churn-RegisterModel", "ModelDataUrl", "Churn-RepackModel-0", model));
  EXPECT_EQ(StepLines(lowered), "Train\nChurn-RegisterModel\n");
  EXPECT_EQ(EdgeLines(lowered),
            "Train.ModelArtifacts --artifact--> Churn-RegisterModel.ModelDataUrl\n");
  const graph::Step& step = StepCalled(lowered, "Churn-RegisterModel");
  EXPECT_EQ(step.origins, (std::vector<std::string>{"Churn-RepackModel-0", "Churn-RegisterModel"}));
  EXPECT_EQ(Describe(step.inputs.front().value), "Train.ModelArtifacts");
}

TEST(Lower, ARepackedModelThatOthersReadStaysAStep) {
  const std::string model = "ModelArtifacts.S3ModelArtifacts";
  const Pipeline lowered = LoweredFrom(PipelineBuilder()
                                           .Step("N-RepackModel-0", StepKind::kTraining)
                                           .Argument("repack", true)
                                           .Step("N-RegisterModel", StepKind::kModelRegister)
                                           .Reads("N-RegisterModel", "m", "N-RepackModel-0", model)
                                           .Step("Copy")
                                           .Reads("Copy", "m", "N-RepackModel-0", model));
  EXPECT_EQ(StepLines(lowered), "N-RepackModel-0\nN-RegisterModel\nCopy\n");
}

TEST(Lower, ALoopBecomesTheMultiplicityOfItsBody) {
  const StepReference items{"List", "ProcessingOutputConfig.Outputs['items'].S3Output.S3Uri"};
  const Pipeline lowered = LoweredFrom(
      PipelineBuilder()
          .Step("List")
          .Outputs({"items"})
          .Step("Each", StepKind::kForEach)
          .Argument("IterableItems", items)
          .Step("Score")
          .Outputs({"score"})
          .Branch("Each", "", "Score")
          .Step("Best")
          .Reads("Best", "scores", "Each",
                 "IterationOutputs[0].Score.ProcessingOutputConfig.Outputs['score'].S3Output.S3Uri")
          .Step("Done")
          .After("Done", "Each"));
  EXPECT_EQ(StepLines(lowered), "List\nScore for each List.items\nBest\nDone\n");
  EXPECT_EQ(EdgeLines(lowered),
            "List --order--> Score\n"
            "Score.score --artifact--> Best.scores\n"
            "List --order--> Best\n"
            "List --order--> Done\n"
            "Score --order--> Done\n");
}

TEST(Lower, TheOutcomeOfAConditionIsNotKnown) {
  const Pipeline lowered =
      LoweredFrom(Gated().Step("Log").Reads("Log", "outcome", "Gate", "Outcome"));
  EXPECT_EQ(Describe(StepCalled(lowered, "Log").inputs.front().value), "{Gate.Outcome}");
}

TEST(Lower, FunctionsReturnOutputs) {
  const Pipeline lowered =
      LoweredFrom(PipelineBuilder()
                      .Step("split", StepKind::kFunction)
                      .Step("fit", StepKind::kFunction)
                      .Argument("data", graph::FunctionResult{"split", "[0]"}));
  EXPECT_EQ(EdgeLines(lowered), "split.output_0 --artifact--> fit.data\n");
  EXPECT_EQ(Describe(StepCalled(lowered, "fit").arguments), "{'data': split.output_0}");
}

TEST(Lower, SaysWhichRuleWasApplied) {
  PipelineBuilder builder = Gated().Parameter("Bound", "Float", 0.5);
  std::string lines;
  for (const MappedConstruct& mapped : Lower(builder.Build()).mapped) {
    lines += mapped.subject + ": " + std::string(mapped.row->construct) + "\n";
  }
  EXPECT_EQ(lines,
            "Evaluate: processing-step\n"
            "Gate: condition-on-outputs\n"
            "Register: model-register-step\n"
            "Reject: fail-step\n"
            "parameter Bound: parameter\n");
}

TEST(Lower, KeepsEverySoundGraphSound) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Pipeline pipeline = testing::RandomSageMakerPipeline(seed, 40);
    const Pipeline lowered = Lower(pipeline).pipeline;
    EXPECT_EQ(graph::Verify(lowered), std::vector<std::string>()) << "seed " << seed;
    for (graph::StepId step = 0; step < num_vertices(lowered); ++step) {
      EXPECT_NE(lowered[step].kind, StepKind::kCondition) << "seed " << seed;
    }
  }
}

TEST(MappingTable, HasOneRowAConstructAndAPageForEveryLink) {
  std::set<std::string_view> constructs;
  for (const MappingRow& row : MappingTable()) {
    EXPECT_TRUE(constructs.insert(row.construct).second) << row.construct;
    EXPECT_FALSE(row.target.empty()) << row.construct;
    std::string_view links = row.links;
    while (!links.empty()) {
      const std::string_view link = links.substr(0, links.find(' '));
      EXPECT_FALSE(PageOf(link).empty()) << row.construct << " " << link;
      links.remove_prefix(std::min(links.size(), link.size() + 1));
    }
  }
}

TEST(MappingTable, HasARowForEveryKindOfStep) {
  for (int i = 0; i <= static_cast<int>(StepKind::kOther); ++i) {
    graph::Step step;
    step.kind = static_cast<StepKind>(i);
    EXPECT_FALSE(MappingOf(step).construct.empty());
  }
  graph::Step step;
  step.kind = StepKind::kTraining;
  step.settings.Set("instance_count", 2);
  EXPECT_EQ(MappingOf(step).construct, "distributed-training");
}

}  // namespace
}  // namespace smgraph::passes
