#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "passes/equivalence.h"
#include "tests/passes/equivalence/proofs.h"

// What must have finished before what: every order of one side has to be one of the other.
namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Dialect;
using graph::Guard;
using graph::ParameterReference;
using testing::PipelineBuilder;
using testing::ProofOf;
using testing::TextOf;

TEST(Order, LostOrderDiffersAndAddedOrderRefines) {
  const auto steps = [] { return PipelineBuilder(Dialect::kZenMl).Step("A").Step("B").Step("C"); };
  const PipelineBuilder ordered = steps().After("B", "A").After("C", "B");
  const PipelineBuilder loose = steps().After("B", "A");
  EXPECT_EQ(TextOf(ProofOf(ordered, loose)),
            "different: the after may start C before B has finished");
  EXPECT_EQ(TextOf(ProofOf(loose, ordered)),
            "refines: the after starts C only when B has finished");
  const PipelineBuilder redundant = steps().After("B", "A").After("C", "B").After("C", "A");
  EXPECT_EQ(TextOf(ProofOf(redundant, ordered)), "equivalent");
  EXPECT_EQ(TextOf(ProofOf(ordered, redundant)), "equivalent");
}

TEST(Order, OrderThroughAStepThatMayBeSkippedIsNone) {
  const auto steps = [](bool direct) {
    PipelineBuilder builder(Dialect::kZenMl);
    builder.Parameter("deep", "bool", true).Step("A").Step("B");
    builder.When(Guard::Compare(ParameterReference{"deep"}, CompareOp::kTruthy, {}));
    builder.Step("C").After("B", "A").After("C", "B");
    if (direct) builder.After("C", "A");
    return builder;
  };
  EXPECT_EQ(TextOf(ProofOf(steps(true), steps(false))),
            "different: with ${Parameters.deep} = False, the after may start C before A has "
            "finished");
}

TEST(Order, WhatRunsInsteadOfASkippedStepIsNoDetour) {
  const auto steps = [](const char* awaited) {
    PipelineBuilder builder(Dialect::kZenMl);
    const Guard deep = Guard::Compare(ParameterReference{"deep"}, CompareOp::kTruthy, {});
    builder.Parameter("deep", "bool", true).Step("A").Step("B").When(deep);
    builder.Step("Instead").When(Not(deep)).Step("C");
    return builder.After("B", "A").After("Instead", "A").After("C", awaited);
  };
  EXPECT_EQ(TextOf(ProofOf(steps("A"), steps("B"))),
            "different: with ${Parameters.deep} = False, the after may start C before A has "
            "finished");
}

TEST(Order, OneOfTheBranchesAlwaysLeadsThere) {
  // A, B or C, D; D waits for the branches, of which one runs.
  const auto steps = [](bool direct, bool both) {
    PipelineBuilder builder(Dialect::kZenMl);
    const Guard deep = Guard::Compare(ParameterReference{"deep"}, CompareOp::kTruthy, {});
    builder.Parameter("deep", "bool", true).Step("A").Step("B").When(deep);
    builder.Step("C").When(Not(deep)).Step("D").After("B", "A").After("C", "A").After("D", "B");
    if (both) builder.After("D", "C");
    if (direct) builder.After("D", "A");
    return builder;
  };
  EXPECT_EQ(TextOf(ProofOf(steps(true, true), steps(false, true))), "equivalent");
  EXPECT_EQ(TextOf(ProofOf(steps(true, false), steps(false, false))),
            "different: with ${Parameters.deep} = False, the after may start D before A has "
            "finished");
}

TEST(Order, ManyBranchesInARowAreDecided) {
  constexpr int kRows = 20;
  const auto steps = [](bool direct) {
    PipelineBuilder builder(Dialect::kZenMl);
    builder.Step("Join0");
    for (int i = 0; i < kRows; ++i) {
      const std::string number = std::to_string(i);
      const Guard one = Guard::Compare(ParameterReference{"p" + number}, CompareOp::kTruthy, {});
      const std::string before = "Join" + number;
      const std::string after = "Join" + std::to_string(i + 1);
      builder.Parameter("p" + number, "bool", true);
      builder.Step("Yes" + number).When(one).Step("No" + number).When(Not(one)).Step(after);
      builder.After("Yes" + number, before).After("No" + number, before);
      builder.After(after, "Yes" + number).After(after, "No" + number);
    }
    if (direct) builder.After("Join" + std::to_string(kRows), "Join0");
    return builder;
  };
  EXPECT_EQ(TextOf(ProofOf(steps(true), steps(false))), "equivalent");
}

}  // namespace
}  // namespace smgraph::passes
