#include "passes/diff.h"

#include <set>

#include <gtest/gtest.h>

#include "graph/verify.h"
#include "passes/lower.h"
#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Comparison;
using graph::Dialect;
using graph::Guard;
using graph::ParameterReference;
using graph::Pipeline;
using graph::Side;
using graph::StepKind;
using graph::StepReference;
using graph::Value;
using testing::ChangeLines;
using testing::MetricAtLeast;
using testing::PipelineBuilder;

std::string Changes(const PipelineBuilder& before, const PipelineBuilder& after,
                    const CompareOptions& options = {}) {
  return ChangeLines(Compare(before.Build(), after.Build(), options).changes);
}

std::string UnionLines(const graph::UnionGraph& united) {
  std::string lines;
  for (std::size_t i = 0; i < united.steps.size(); ++i) {
    const char* const sign = united.steps[i].side == Side::kBoth
                                 ? (united.steps[i].changed ? "~ " : "  ")
                             : united.steps[i].side == Side::kAfter ? "+ "
                                                                    : "- ";
    lines += sign + united.pipeline[i].id + "\n";
  }
  return lines;
}

// Prep, Train with the given depth, Evaluate.
PipelineBuilder Training(int depth, const std::string& train = "Train") {
  return PipelineBuilder()
      .Step("Prep")
      .Outputs({"train", "test"})
      .Step(train, StepKind::kTraining)
      .Argument("HyperParameters", graph::Map{{{"depth", depth}, {"eta", 0.1}}})
      .Setting("instance_type", "ml.m5.large")
      .Reads(train, "train", "Prep", "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri")
      .Step("Evaluate")
      .Reads("Evaluate", "model", train, "ModelArtifacts.S3ModelArtifacts");
}

// A condition on the metric of Evaluate with two steps in one arm and one in the other.
PipelineBuilder Gated(double bound) {
  const Guard good = MetricAtLeast("Evaluate", "auc", bound);
  return PipelineBuilder()
      .Step("Evaluate")
      .Step("Gate", StepKind::kCondition)
      .Argument("Conditions", graph::List{{graph::Map{{{"RightValue", bound}}}}})
      .ReadsJson("Gate", "Evaluate", "report", "auc")
      .Step("Reject", StepKind::kFail)
      .When(Not(good))
      .Branch("Gate", "else", "Reject")
      .Step("Register", StepKind::kModelRegister)
      .When(good)
      .Branch("Gate", "then", "Register")
      .Step("Deploy", StepKind::kLambda)
      .When(good)
      .Branch("Gate", "then", "Deploy");
}

TEST(Diff, OfAPipelineWithItselfIsEmpty) {
  EXPECT_EQ(Changes(Gated(0.9), Gated(0.9)), "");
}

TEST(Diff, TellsTheSmallestPartOfAnArgument) {
  EXPECT_EQ(Changes(Training(5), Training(6)),
            "changed argument Train.HyperParameters.depth: 5 -> 6\n");
}

TEST(Diff, ARenameIsOneChange) {
  EXPECT_EQ(Changes(Training(5), Training(5, "Fit")), "renamed step Fit: Train -> Fit\n");
}

TEST(Diff, AMovedThresholdIsOneChangeHoweverManyBranchesHangOnIt) {
  EXPECT_EQ(Changes(Gated(0.9), Gated(0.8)),
            "changed guard Gate: Evaluate.report[auc] >= 0.9 -> Evaluate.report[auc] >= 0.8\n");
}

TEST(Diff, ChangedArmsAreNotTakenForTheSameGuard) {
  const Guard good = MetricAtLeast("Evaluate", "auc", 0.9);
  const auto one = [&](const Guard& guard) {
    return PipelineBuilder().Step("Evaluate").Step("Register").When(guard);
  };
  EXPECT_EQ(Changes(one(good), one(Not(good))),
            "changed guard Register: Evaluate.report[auc] >= 0.9 -> Evaluate.report[auc] < 0.9\n");
}

TEST(Diff, AGuardThatComesOrGoesIsSaidWhole) {
  const Guard good = MetricAtLeast("Evaluate", "auc", 0.9);
  const auto plain = PipelineBuilder().Step("Evaluate").Step("Register");
  const auto guarded = PipelineBuilder().Step("Evaluate").Step("Register").When(good);
  EXPECT_EQ(Changes(plain, guarded), "added guard Register\n");
  EXPECT_EQ(Changes(guarded, plain), "removed guard Register\n");
  const Comparison comparison = Compare(plain.Build(), guarded.Build());
  EXPECT_EQ(comparison.changes.front().after, "Evaluate.report[auc] >= 0.9");
}

TEST(Diff, GuardsAreComparedWithoutTheirSpelling) {
  const graph::Value x = ParameterReference{"X"};
  const auto when = [&](const Guard& guard) {
    return PipelineBuilder().Parameter("X", "Float", 0.5).Step("A").When(guard);
  };
  const Guard low = Guard::Compare(x, CompareOp::kLt, 1);
  const Guard high = Guard::Compare(x, CompareOp::kGt, 0);
  Guard not_either;
  not_either.kind = Guard::Kind::kNot;
  not_either.operands = {Or(Not(low), Not(high))};
  EXPECT_EQ(Changes(when(And(low, high)), when(And(high, low))), "");
  EXPECT_EQ(Changes(when(And(low, high)), when(not_either)), "");
  EXPECT_EQ(Changes(when(low), when(Guard::Compare(1, CompareOp::kGt, x))), "");
}

TEST(Diff, ANewStepIsOneChangeAndOneForEachOfItsEdges) {
  const auto after =
      PipelineBuilder()
          .Step("Prep")
          .Outputs({"train", "test"})
          .Step("Clean")
          .Outputs({"clean"})
          .Argument("code", "clean.py")
          .Reads("Clean", "raw", "Prep", "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri")
          .Step("Train", StepKind::kTraining)
          .Argument("HyperParameters", graph::Map{{{"depth", 5}, {"eta", 0.1}}})
          .Setting("instance_type", "ml.m5.large")
          .Reads("Train", "train", "Clean",
                 "ProcessingOutputConfig.Outputs['clean'].S3Output.S3Uri")
          .Step("Evaluate")
          .Reads("Evaluate", "model", "Train", "ModelArtifacts.S3ModelArtifacts");
  EXPECT_EQ(Changes(Training(5), after),
            "added step Clean\n"
            "added edge Prep.train -> Clean.raw\n"
            "removed edge Prep.train -> Train.train\n"
            "added edge Clean.clean -> Train.train\n");
}

TEST(Diff, ARedirectedEdgeIsAChangedOne) {
  const auto reading = [](const char* output) {
    return PipelineBuilder()
        .Step("Prep")
        .Outputs({"train", "test"})
        .Step("Train")
        .Reads("Train", "train", "Prep",
               std::string("ProcessingOutputConfig.Outputs['") + output + "'].S3Output.S3Uri");
  };
  EXPECT_EQ(Changes(reading("train"), reading("test")),
            "changed edge Prep.test -> Train.train: Prep.train -> Train.train -> "
            "Prep.test -> Train.train\n");
}

TEST(Diff, DataThatBecomesMereOrderIsAChangedEdge) {
  const auto data = PipelineBuilder().Step("A").Step("B").Artifact("A", "x", "B", "x");
  const auto order = PipelineBuilder().Step("A").Step("B").After("B", "A");
  EXPECT_EQ(Changes(data, order), "changed edge A -> B (order): A.x -> B.x -> A -> B (order)\n");
}

TEST(Diff, PortsArgumentsAndSettingsAreToldOnce) {
  const auto with = [](const char* place, const char* instance) {
    const graph::Value uri = std::string("s3://bucket/") + place;
    return PipelineBuilder()
        .Step("Train", StepKind::kTraining)
        .Input("train", uri)
        .Argument("InputDataConfig",
                  graph::List{{graph::Map{{{"ChannelName", "train"}, {"S3Uri", uri}}}}})
        .Setting("instance_type", instance);
  };
  EXPECT_EQ(Changes(with("a", "ml.m5.large"), with("b", "ml.m5.xlarge")),
            "changed input Train.train: 's3://bucket/a' -> 's3://bucket/b'\n"
            "changed setting Train.instance_type: 'ml.m5.large' -> 'ml.m5.xlarge'\n");
}

TEST(Diff, ANewChannelIsOneChange) {
  const graph::Value train = graph::Map{{{"ChannelName", "train"}, {"S3Uri", "s3://b/t"}}};
  const graph::Value extra = graph::Map{{{"ChannelName", "extra"}, {"S3Uri", "s3://b/e"}}};
  const auto before = PipelineBuilder()
                          .Step("Train")
                          .Input("train", "s3://b/t")
                          .Argument("InputDataConfig", graph::List{{train}});
  const auto after = PipelineBuilder()
                         .Step("Train")
                         .Input("extra", "s3://b/e")
                         .Input("train", "s3://b/t")
                         .Argument("InputDataConfig", graph::List{{extra, train}});
  EXPECT_EQ(Changes(before, after), "added input Train.extra\n");
  EXPECT_EQ(Changes(after, before), "removed input Train.extra\n");
}

TEST(Diff, ParametersAreMatchedByNameAndByUse) {
  const auto with = [](const char* name, const char* depth, graph::Value bound) {
    return PipelineBuilder()
        .Parameter(name, "String", "s3://b")
        .Parameter(depth, "Integer", 3)
        .Parameter("Bound", "Float", std::move(bound))
        .Step("Prep")
        .Input("data", ParameterReference{name})
        .Argument("depth", ParameterReference{depth});
  };
  EXPECT_EQ(Changes(with("Data", "MaxDepth", 0.8), with("InputUrl", "max_depth", 0.82)),
            "renamed parameter InputUrl: Data -> InputUrl\n"
            "renamed parameter max_depth: MaxDepth -> max_depth\n"
            "changed parameter Bound.default: 0.8 -> 0.82\n");
}

TEST(Diff, ParametersOfOneNameAreMatchedInOrder) {
  const auto twice = [](const char* second) {
    return PipelineBuilder()
        .Parameter("mode", "str", "fast")
        .Parameter("mode", "str", second)
        .Step("A");
  };
  EXPECT_EQ(Changes(twice("slow"), twice("slow")), "");
  EXPECT_EQ(Changes(twice("slow"), twice("late")),
            "changed parameter mode.default: 'slow' -> 'late'\n");
}

// What a round hands to the next one is not what it hands on within itself.
TEST(Diff, CarriedEdgesAreOthers) {
  const auto looped = [](bool carried) {
    Pipeline pipeline =
        PipelineBuilder().Step("Fit").Step("Score").Reads("Score", "model", "Fit", "model").Build();
    for (const auto edge : boost::make_iterator_range(edges(pipeline)))
      pipeline[edge].carried = carried;
    return pipeline;
  };
  EXPECT_TRUE(Compare(looped(true), looped(true)).changes.empty());
  EXPECT_FALSE(Compare(looped(true), looped(false)).changes.empty());
}

TEST(Diff, SchedulesAreCompared) {
  const auto with = [](const char* cron) {
    Pipeline pipeline = PipelineBuilder().Step("A").Build();
    Info(pipeline).schedules.push_back({"nightly", "cron", cron, {}, {}});
    return pipeline;
  };
  EXPECT_EQ(ChangeLines(Compare(with("0 2 * * ? *"), with("0 3 * * ? *")).changes),
            "changed schedule nightly: cron 0 2 * * ? * -> cron 0 3 * * ? *\n");
}

TEST(Diff, HowOftenAStepRunsIsPartOfIt) {
  const auto once = PipelineBuilder().Step("Score");
  const auto often = PipelineBuilder()
                         .Parameter("Regions", "String", "")
                         .Step("Score")
                         .ForEach(ParameterReference{"Regions"});
  EXPECT_EQ(Changes(once, often),
            "added parameter Regions\n"
            "changed step Score.runs: once -> for each of ${Parameters.Regions}\n");
}

TEST(Diff, TheUnionHoldsBothWithRemovedStepsWhereTheyWere) {
  const auto before =
      PipelineBuilder().Step("A").Step("Gone").After("Gone", "A").Step("B").Argument("x", 1);
  const auto after =
      PipelineBuilder().Step("A").Step("New").After("New", "A").Step("B").Argument("x", 2);
  CompareOptions options;
  options.match.renames = false;
  const Comparison comparison = Compare(before.Build(), after.Build(), options);
  EXPECT_EQ(UnionLines(comparison.united), "  A\n- Gone\n+ New\n~ B\n");
  ASSERT_EQ(comparison.united.edges.size(), num_edges(comparison.united.pipeline));
  EXPECT_EQ(comparison.united.edges[0].side, Side::kAfter);
  EXPECT_EQ(comparison.united.edges[1].side, Side::kBefore);
}

TEST(Diff, TheUnionKeepsIdsApartAndReferencesAlive) {
  CompareOptions options;
  options.match.declared = {{"A", "B"}};
  const auto before = PipelineBuilder().Step("A").Step("B").Reads("B", "in", "A", "ModelName");
  const auto after = PipelineBuilder().Step("B").Step("C");
  const Comparison comparison = Compare(before.Build(), after.Build(), options);
  EXPECT_EQ(UnionLines(comparison.united), "~ B\n- B (before)\n+ C\n");
  EXPECT_EQ(graph::Verify(comparison.united.pipeline), std::vector<std::string>());
  EXPECT_EQ(Describe(comparison.united.pipeline[1].inputs.front().value), "B.ModelName");
}

// The usual SageMaker pipeline and its migration, as both frontends give them.
PipelineBuilder ChurnBefore() {
  const std::string model = "ModelArtifacts.S3ModelArtifacts";
  const auto output = [](const std::string& name) {
    return "ProcessingOutputConfig.Outputs['" + name + "'].S3Output.S3Uri";
  };
  const Guard good =
      Guard::Compare(graph::JsonGet{"EvaluateModel", "EvaluationReport", "metrics.auc.value", {}},
                     CompareOp::kGe, ParameterReference{"AucThreshold"});
  return PipelineBuilder(graph::Dialect::kSageMaker, "churn-training")
      .Parameter("InputDataUrl", "String", "s3://crm/customers.csv")
      .Parameter("InstanceType", "String", "ml.m5.xlarge")
      .Parameter("AucThreshold", "Float", 0.8)
      .Step("PreprocessData")
      .Outputs({"train", "test"})
      .Setting("instance_type", ParameterReference{"InstanceType"})
      .Input("customers", ParameterReference{"InputDataUrl"})
      .Step("TrainModel", StepKind::kTraining)
      .Reads("TrainModel", "train", "PreprocessData", output("train"))
      .Step("EvaluateModel")
      .Outputs({"evaluation"})
      .Argument("PropertyFiles", graph::List{{graph::Map{{{"PropertyFileName", "EvaluationReport"},
                                                          {"OutputName", "evaluation"}}}}})
      .Reads("EvaluateModel", "model", "TrainModel", model)
      .Reads("EvaluateModel", "test", "PreprocessData", output("test"))
      .Step("CheckAuc", StepKind::kCondition)
      .ReadsJson("CheckAuc", "EvaluateModel", "EvaluationReport", "metrics.auc.value")
      .Step("ExplainModel")
      .Outputs({"explanation"})
      .When(good)
      .Branch("CheckAuc", "then", "ExplainModel")
      .Reads("ExplainModel", "model", "TrainModel", model)
      .Reads("ExplainModel", "test", "PreprocessData", output("test"))
      .Step("RegisterModel-RegisterModel", StepKind::kModelRegister)
      .When(good)
      .Branch("CheckAuc", "then", "RegisterModel-RegisterModel")
      .Reads("RegisterModel-RegisterModel", "ModelDataUrl", "TrainModel", model)
      .Reads("RegisterModel-RegisterModel", "Statistics", "EvaluateModel", output("evaluation"))
      .Reads("RegisterModel-RegisterModel", "Explainability", "ExplainModel", output("explanation"))
      .Step("RejectModel", StepKind::kFail)
      .Argument("error_message", graph::Join{" ", {"below", ParameterReference{"AucThreshold"}}})
      .When(Not(good))
      .Branch("CheckAuc", "else", "RejectModel");
}

PipelineBuilder ChurnAfter(double bound) {
  const Guard good =
      Guard::Compare(StepReference{"evaluate_model", "evaluation['metrics']['auc']['value']"},
                     CompareOp::kGe, ParameterReference{"auc_threshold"});
  return PipelineBuilder(graph::Dialect::kZenMl, "churn_training")
      .Parameter("input_data_url", "str", "s3://crm/customers.csv")
      .Parameter("auc_threshold", "float", bound)
      .Step("preprocess_data", StepKind::kPythonStep)
      .Input("input_data_url", ParameterReference{"input_data_url"})
      .Step("train_model", StepKind::kPythonStep)
      .Artifact("preprocess_data", "train", "train_model", "train")
      .Step("evaluate_model", StepKind::kPythonStep)
      .Artifact("train_model", "model", "evaluate_model", "model")
      .Artifact("preprocess_data", "test", "evaluate_model", "test")
      .Step("explain_model", StepKind::kPythonStep)
      .When(good)
      .Artifact("train_model", "model", "explain_model", "model")
      .Artifact("preprocess_data", "test", "explain_model", "test")
      .After("explain_model", "evaluate_model")
      .Step("register_model", StepKind::kPythonStep)
      .When(good)
      .Artifact("train_model", "model", "register_model", "model")
      .Artifact("evaluate_model", "evaluation", "register_model", "evaluation")
      .Artifact("explain_model", "explanation", "register_model", "explanation")
      .Step("reject_model", StepKind::kPythonStep)
      .When(Not(good))
      .Argument("auc_threshold", ParameterReference{"auc_threshold"})
      .After("reject_model", "evaluate_model");
}

TEST(DiffAcrossDialects, AFaithfulMigrationDiffersInItsSettingsOnly) {
  const Comparison comparison = Compare(ChurnBefore().Build(), ChurnAfter(0.8).Build());
  EXPECT_EQ(ChangeLines(comparison.changes), "removed parameter InstanceType\n");
  EXPECT_EQ(comparison.matching.pairs.size(), 6U);
  EXPECT_EQ(comparison.notes.back(), "parameter 'InstanceType' fed settings only");
}

TEST(DiffAcrossDialects, WhatWasChangedOnTheWayIsTold) {
  const auto after = ChurnAfter(0.82)
                         .Step("validate_data", StepKind::kPythonStep)
                         .Artifact("preprocess_data", "train", "validate_data", "train")
                         .After("train_model", "validate_data");
  EXPECT_EQ(Changes(ChurnBefore(), after),
            "removed parameter InstanceType\n"
            "changed parameter auc_threshold.default: 0.8 -> 0.82\n"
            "added edge validate_data -> train_model (order)\n"
            "added step validate_data\n"
            "added edge preprocess_data.train -> validate_data.train\n");
}

TEST(DiffAcrossDialects, WhatStepsAreGivenIsCompared) {
  const auto job = [](Value depth) {
    return PipelineBuilder()
        .Parameter("Depth", "Integer", 5)
        .Step("Train", StepKind::kTraining)
        .Argument("hyperparameters", graph::Map{{{"max-depth", std::move(depth)}}})
        .Build();
  };
  const auto function = [](Value depth) {
    return PipelineBuilder(Dialect::kZenMl)
        .Parameter("depth", "int", 5)
        .Step("train", StepKind::kPythonStep)
        .Argument("max_depth", std::move(depth))
        .Build();
  };
  const auto changes = [&](Value before, Value after) {
    return ChangeLines(Compare(job(std::move(before)), function(std::move(after))).changes);
  };
  EXPECT_EQ(changes("5", 5), "");
  EXPECT_EQ(changes("5", 6), "changed argument train.max_depth: '5' -> 6\n");
  EXPECT_EQ(changes(ParameterReference{"Depth"}, ParameterReference{"depth"}), "");
  EXPECT_EQ(changes(ParameterReference{"Depth"}, 5),
            "changed argument train.max_depth: ${Parameters.Depth} -> 5\n");
}

TEST(DiffAcrossDialects, ATruthIsItsComparisonWithTrue) {
  const auto gated = [](Dialect dialect, const char* step, Guard guard) {
    return PipelineBuilder(dialect)
        .Parameter("force", dialect == Dialect::kZenMl ? "bool" : "Boolean", true)
        .Step(step)
        .When(std::move(guard))
        .Build();
  };
  const ParameterReference force{"force"};
  const Guard is_true = Guard::Compare(force, CompareOp::kEq, true);
  const Guard truth = Guard::Compare(force, CompareOp::kTruthy, {});
  const auto changes = [&](const Guard& before, const Guard& after) {
    return Compare(gated(Dialect::kSageMaker, "Use", before), gated(Dialect::kZenMl, "use", after))
        .changes.size();
  };
  EXPECT_EQ(changes(is_true, truth), 0U);
  EXPECT_EQ(changes(Guard::Compare(force, CompareOp::kEq, false), Not(truth)), 0U);
  EXPECT_EQ(changes(is_true, Not(truth)), 1U);
}

TEST(DiffAcrossDialects, WorksInBothDirections) {
  EXPECT_EQ(Changes(ChurnAfter(0.8), ChurnBefore()), "added parameter InstanceType\n");
}

TEST(DiffAcrossDialects, AMovedThresholdIsTold) {
  const auto gated = [](double bound) {
    const Guard good =
        Guard::Compare(StepReference{"evaluate", "output['auc']"}, CompareOp::kGe, bound);
    return PipelineBuilder(graph::Dialect::kZenMl)
        .Step("evaluate", StepKind::kPythonStep)
        .Step("reject", StepKind::kPythonStep)
        .When(Not(good))
        .Step("register", StepKind::kPythonStep)
        .When(good)
        .Step("deploy", StepKind::kPythonStep)
        .When(good);
  };
  EXPECT_EQ(Changes(Gated(0.9), gated(0.9)), "");
  EXPECT_EQ(Changes(Gated(0.9), gated(0.8)),
            "changed guard reject, register, deploy: Evaluate.report['auc'] < 0.9 -> "
            "evaluate.output['auc'] < 0.8\n");
}

TEST(DiffAcrossDialects, LostOrderIsToldAndImpliedOrderIsNot) {
  const auto before =
      PipelineBuilder().Step("A").Step("B").Step("C").After("B", "A").After("C", "A");
  const auto zen = [] {
    return PipelineBuilder(graph::Dialect::kZenMl)
        .Step("a", StepKind::kPythonStep)
        .Step("b", StepKind::kPythonStep)
        .Step("c", StepKind::kPythonStep);
  };
  EXPECT_EQ(Changes(before, zen().After("b", "a").After("c", "b")), "added edge b -> c (order)\n");
  EXPECT_EQ(Changes(before, zen().After("b", "a")), "removed edge A -> C (order)\n");
}

TEST(DiffAcrossDialects, ExchangedOutputsAreFound) {
  const auto before = PipelineBuilder()
                          .Step("Split")
                          .Outputs({"train", "test"})
                          .Step("Fit")
                          .Reads("Fit", "train", "Split", "ProcessingOutputConfig.Outputs['train']")
                          .Reads("Fit", "test", "Split", "ProcessingOutputConfig.Outputs['test']");
  const auto after = [](const char* first, const char* second) {
    return PipelineBuilder(graph::Dialect::kZenMl)
        .Step("split", StepKind::kPythonStep)
        .Step("fit", StepKind::kPythonStep)
        .Artifact("split", first, "fit", "train")
        .Artifact("split", second, "fit", "test");
  };
  EXPECT_EQ(Changes(before, after("train", "test")), "");
  EXPECT_EQ(Changes(before, after("output_0", "output_1")), "");
  EXPECT_EQ(Changes(before, after("test", "train")),
            "changed edge split.test -> fit.train: Split.train -> Fit.train -> "
            "split.test -> fit.train\n"
            "changed edge split.train -> fit.test: Split.test -> Fit.test -> "
            "split.train -> fit.test\n");
}

TEST(DiffAcrossDialects, ALoweredPipelineIsWhatItWasLoweredFrom) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const Pipeline pipeline = testing::RandomSageMakerPipeline(seed, 30);
    const Pipeline lowered = Lower(pipeline).pipeline;
    EXPECT_EQ(ChangeLines(Compare(pipeline, lowered).changes), "") << "seed " << seed;
  }
}

TEST(Diff, OfRandomPipelinesWithThemselvesIsEmpty) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const Pipeline pipeline = testing::RandomSageMakerPipeline(seed, 30);
    const Comparison comparison = Compare(pipeline, pipeline);
    EXPECT_EQ(ChangeLines(comparison.changes), "") << "seed " << seed;
    EXPECT_EQ(num_vertices(comparison.united.pipeline), num_vertices(pipeline));
    EXPECT_EQ(num_edges(comparison.united.pipeline), num_edges(comparison.after));
  }
}

// Kind and subject of each change, added for removed when `mirrored`.
std::multiset<std::string> Kinds(const Comparison& comparison, bool mirrored) {
  std::multiset<std::string> kinds;
  for (const graph::Change& change : comparison.changes) {
    graph::ChangeKind kind = change.kind;
    if (mirrored && kind == graph::ChangeKind::kAdded) {
      kind = graph::ChangeKind::kRemoved;
    } else if (mirrored && kind == graph::ChangeKind::kRemoved) {
      kind = graph::ChangeKind::kAdded;
    }
    std::string text =
        std::string(ChangeKindName(kind)) + " " + std::string(ChangeSubjectName(change.subject));
    // Which of several branches a guard is shown by depends on the order of the steps.
    if (change.subject != graph::ChangeSubject::kGuard) {
      text += mirrored ? " " + change.after + " | " + change.before
                       : " " + change.before + " | " + change.after;
    }
    kinds.insert(std::move(text));
  }
  return kinds;
}

TEST(Diff, MirroredTellsTheSameTheOtherWayRound) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const Pipeline a = testing::RandomSageMakerPipeline(seed, 25);
    const Pipeline b = testing::RandomSageMakerPipeline(seed + 1000, 25);
    EXPECT_EQ(Kinds(Compare(a, b), /*mirrored=*/false), Kinds(Compare(b, a), /*mirrored=*/true))
        << "seed " << seed;
  }
}

TEST(Diff, NothingAgainstSomethingIsAllOfIt) {
  const PipelineBuilder none;
  const PipelineBuilder two = PipelineBuilder().Step("A").Step("B").After("B", "A");
  EXPECT_EQ(UnionLines(Compare(none.Build(), two.Build(), {}).united), "+ A\n+ B\n");
  EXPECT_EQ(UnionLines(Compare(two.Build(), none.Build(), {}).united), "- A\n- B\n");
  EXPECT_TRUE(Compare(none.Build(), none.Build(), {}).changes.empty());
}

TEST(Diff, UnrelatedPipelinesHaveNothingInCommon) {
  const PipelineBuilder bakery =
      PipelineBuilder().Step("Knead").Step("Bake").After("Bake", "Knead");
  const PipelineBuilder mail = PipelineBuilder()
                                   .Step("Sort", StepKind::kLambda)
                                   .Step("Carry", StepKind::kTransform)
                                   .Step("Deliver", StepKind::kCallback);
  const Comparison comparison = Compare(bakery.Build(), mail.Build(), {});
  EXPECT_TRUE(comparison.matching.pairs.empty());
  EXPECT_EQ(comparison.united.steps.size(), 5U);
}

TEST(Diff, CyclesAreComparedLikeAnything) {
  const auto ring = [](bool closed) {
    PipelineBuilder builder = PipelineBuilder().Step("A").Step("B").After("B", "A");
    if (closed) builder.After("A", "B");
    return builder;
  };
  EXPECT_EQ(Changes(ring(true), ring(true)), "");
  const auto changes = Compare(ring(false).Build(), ring(true).Build(), {}).changes;
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes.front().kind, graph::ChangeKind::kAdded);
  EXPECT_EQ(changes.front().subject, graph::ChangeSubject::kEdge);
}

}  // namespace
}  // namespace smgraph::passes
