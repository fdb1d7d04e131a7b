#include <utility>

#include <gtest/gtest.h>

#include "passes/equivalence.h"
#include "tests/passes/equivalence/proofs.h"

// What steps are given besides data: constants and parameters, within a dialect and across.
namespace smgraph::passes {
namespace {

using graph::Dialect;
using graph::Equivalence;
using graph::ParameterReference;
using graph::StepKind;
using graph::Value;
using graph::Verdict;
using testing::PipelineBuilder;
using testing::ProofOf;
using testing::TextOf;

TEST(Given, ConstantsAreInputsAndSettingsAreNot) {
  const auto made = [](Value depth, Value instance) {
    return PipelineBuilder()
        .Step("Train", StepKind::kTraining)
        .Argument("HyperParameters", graph::Map{{{"depth", std::move(depth)}}})
        .Setting("instance_type", std::move(instance));
  };
  EXPECT_EQ(ProofOf(made("5", "ml.m5.large"), made("6", "ml.m5.large")).verdict,
            Verdict::kDifferent);
  EXPECT_EQ(ProofOf(made("5", "ml.m5.large"), made("5", "ml.m5.xlarge")).verdict,
            Verdict::kIdentical);
  EXPECT_EQ(
      ProofOf(made("5", "ml.m5.large"), made("5", "ml.m5.xlarge"), {.match = {}, .strict = true})
          .verdict,
      Verdict::kDifferent);
}

// A training job of SageMaker with hyperparameters, and the function that it became.
PipelineBuilder Job(graph::Map hyperparameters) {
  return PipelineBuilder()
      .Parameter("Depth", "Integer", 5)
      .Parameter("Rounds", "Integer", 9)
      .Step("Train", StepKind::kTraining)
      .Argument("hyperparameters", std::move(hyperparameters));
}
PipelineBuilder Function(const graph::Map& arguments) {
  PipelineBuilder builder(Dialect::kZenMl);
  builder.Parameter("depth", "int", 5).Parameter("rounds", "int", 9);
  builder.Step("train", StepKind::kPythonStep).Type("train");
  for (const auto& [name, value] : arguments.items)
    builder.Argument(name, value);
  return builder;
}

TEST(Given, ConstantsAreComparedAcrossDialects) {
  const auto proof = [](graph::Map before, const graph::Map& after) {
    return TextOf(ProofOf(Job(std::move(before)), Function(after)));
  };
  EXPECT_EQ(proof({{{"eta", "0.1"}, {"use-gpu", "true"}}}, {{{"eta", 0.1}, {"use_gpu", true}}}),
            "equivalent");
  EXPECT_EQ(proof({{{"max-depth", 5}}}, {{{"max_depth", 6}}}),
            "different: Train is given max-depth = 5 in the before, max_depth = 6 in the after");
  EXPECT_EQ(
      proof({{{"layers", graph::List{{8, 4}}}}}, {{{"layers", graph::List{{8, 2}}}}}),
      "different: Train is given layers = [8, 4] in the before, layers = [8, 2] in the after");
  // In a dictionary of the function.
  EXPECT_EQ(proof({{{"eta", 0.1}}}, {{{"config", graph::Map{{{"eta", 0.2}}}}}}),
            "different: Train is given eta = 0.1 in the before, config.eta = 0.2 in the after");
  const graph::Unknown open{"environment variable ETA", "ETA", {}, {}};
  EXPECT_EQ(proof({{{"eta", 0.1}}}, {{{"eta", open}}}),
            "unknown; whether Train is given the same: eta = 0.1 in the before, eta = {ETA} in the "
            "after");
  EXPECT_EQ(proof({{{"eta", 0.1}}}, {{{"rate", 0.2}}}),
            "unknown; whether Train is given the same: eta = 0.1 in the before, rate = 0.2 in the "
            "after");
}

TEST(Given, WhatOneSideAloneIsGivenIsSaid) {
  const Equivalence lost = ProofOf(Job({{{"eta", 0.1}}}), Function({}));
  EXPECT_EQ(TextOf(lost), "equivalent");
  EXPECT_EQ(lost.assumptions.back(),
            "the before gives Train eta = 0.1, which the after's step does not take");
  const Equivalence renamed = ProofOf(Job({{{"eta", 0.1}}}), Function({{{"rate", 0.1}}}));
  EXPECT_EQ(TextOf(renamed), "equivalent");
  EXPECT_EQ(renamed.assumptions.back(), "Train takes eta = 0.1 as rate = 0.1 in the after");
  // Another step that is given it now.
  PipelineBuilder before = Job({{{"eta", 0.1}}}).Step("Score");
  PipelineBuilder after = Function({}).Step("score", StepKind::kPythonStep).Argument("eta", 0.1);
  EXPECT_EQ(ProofOf(before, after).verdict, Verdict::kUnknown);
}

TEST(Given, ParametersFeedTheSameStepsAcrossDialects) {
  const ParameterReference depth{"Depth"};
  const ParameterReference rounds{"Rounds"};
  EXPECT_EQ(
      TextOf(ProofOf(Job({{{"d", depth}}}), Function({{{"size", ParameterReference{"depth"}}}}))),
      "equivalent");
  EXPECT_EQ(
      TextOf(ProofOf(Job({{{"d", depth}}}), Function({{{"d", ParameterReference{"rounds"}}}}))),
      "different: Train is given d = ${Parameters.Depth} in the before, d = "
      "${Parameters.rounds} in the after");
  EXPECT_EQ(TextOf(ProofOf(Job({{{"d", depth}, {"r", rounds}}}),
                           Function({{{"d", ParameterReference{"depth"}}}}))),
            "different: Train is given parameter Rounds in the before, and not in the after");
  EXPECT_EQ(TextOf(ProofOf(Job({{{"d", depth}}}), Function({{{"d", 5}}}))),
            "different: Train is given d = ${Parameters.Depth} in the before, d = 5 in the after");
}

TEST(Given, ScriptArgumentsAndEnvironmentAreConstants) {
  const auto job = [](graph::List arguments, Value region) {
    return PipelineBuilder()
        .Step("Train")
        .Argument("arguments", std::move(arguments))
        .Setting("environment", graph::Map{{{"REGION", std::move(region)}}});
  };
  const auto function = [](Value seed, Value region) {
    return PipelineBuilder(Dialect::kZenMl)
        .Step("train", StepKind::kPythonStep)
        .Argument("seed", std::move(seed))
        .Argument("region", std::move(region));
  };
  const graph::List seven{{"--seed", "7"}};
  EXPECT_EQ(TextOf(ProofOf(job(seven, "eu"), function(7, "eu"))), "equivalent");
  EXPECT_EQ(TextOf(ProofOf(job({{"--seed=7"}}, "eu"), function(7, "eu"))), "equivalent");
  EXPECT_EQ(TextOf(ProofOf(job(seven, "eu"), function(8, "eu"))),
            "different: Train is given seed = '7' in the before, seed = 8 in the after");
  EXPECT_EQ(TextOf(ProofOf(job(seven, "eu"), function(7, "us"))),
            "different: Train is given REGION = 'eu' in the before, region = 'us' in the after");
}

}  // namespace
}  // namespace smgraph::passes
