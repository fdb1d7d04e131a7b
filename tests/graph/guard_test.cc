#include "graph/guard.h"

#include <gtest/gtest.h>

namespace smgraph::graph {
namespace {

Guard Auc(CompareOp op, double bound) {
  return Guard::Compare(JsonGet{"Evaluate", "report", "auc", {}}, op, bound);
}

Guard InEurope() {
  return Guard::Compare(ParameterReference{"Region"}, CompareOp::kEq, "eu");
}

TEST(Guard, AndDropsTrueAndRepetitionsAndFlattens) {
  const Guard high = Auc(CompareOp::kGe, 0.9);
  EXPECT_EQ(And(Guard::True(), high), high);
  EXPECT_EQ(And(high, high), high);
  EXPECT_EQ(And(high, Guard::False()), Guard::False());
  EXPECT_EQ(And(And(high, InEurope()), And(InEurope(), high)), And(high, InEurope()));
}

TEST(Guard, OrDropsFalseAndKeepsOtherwiseBoth) {
  const Guard high = Auc(CompareOp::kGe, 0.9);
  EXPECT_EQ(Or(Guard::False(), high), high);
  EXPECT_EQ(Or(high, Guard::True()), Guard::True());
  EXPECT_EQ(Or(high, InEurope()).operands.size(), 2U);
}

TEST(Guard, NoticesAnOperandBesideItsNegation) {
  const Guard high = Auc(CompareOp::kGe, 0.9);
  EXPECT_EQ(And(And(high, InEurope()), Not(high)), Guard::False());
  EXPECT_EQ(Or(InEurope(), Not(InEurope())), Guard::True());
  // A metric that is missing is neither high nor low.
  EXPECT_EQ(Or(high, Not(high)).operands.size(), 2U);
}

TEST(Guard, NotTurnsTheComparisonAround) {
  EXPECT_EQ(Not(Auc(CompareOp::kGe, 0.9)), Auc(CompareOp::kLt, 0.9));
  EXPECT_EQ(Not(Guard::True()), Guard::False());
  const Guard either = Or(Auc(CompareOp::kGe, 0.9), InEurope());
  EXPECT_EQ(Not(Not(either)), either);
  const Guard truth = Guard::Compare(ParameterReference{"Deploy"}, CompareOp::kTruthy, {});
  EXPECT_EQ(Not(truth).kind, Guard::Kind::kNot);
}

TEST(Guard, NegatedTwiceIsTheOperatorItself) {
  for (int i = 0; i < 9; ++i) {
    const auto op = static_cast<CompareOp>(i);
    EXPECT_EQ(Negated(Negated(op)), op) << CompareOpText(op);
  }
}

TEST(Guard, DescribesItselfInOneLine) {
  EXPECT_EQ(Describe(Guard::True()), "always");
  EXPECT_EQ(Describe(Guard::False()), "never");
  const Guard high = Auc(CompareOp::kGe, 0.9);
  EXPECT_EQ(Describe(And(high, Not(InEurope()))),
            "Evaluate.report[auc] >= 0.9 and ${Parameters.Region} != 'eu'");
  EXPECT_EQ(Describe(And(Auc(CompareOp::kLt, 1), Or(high, InEurope()))),
            "Evaluate.report[auc] < 1.0 and (Evaluate.report[auc] >= 0.9 or "
            "${Parameters.Region} == 'eu')");
  EXPECT_EQ(Describe(Not(Or(high, InEurope()))),
            "not (Evaluate.report[auc] >= 0.9 or ${Parameters.Region} == 'eu')");
}

TEST(Guard, SummaryIsCutAtAWord) {
  EXPECT_EQ(Summary(InEurope()), Describe(InEurope()));
  Guard many = InEurope();
  for (int i = 0; i < 20; ++i)
    many = And(many, Auc(CompareOp::kGe, 0.5 + i));
  EXPECT_LE(Summary(many).size(), 160U);
  EXPECT_TRUE(Summary(many).ends_with(" ..."));
  EXPECT_TRUE(Describe(many).starts_with(Summary(many).substr(0, 100)));
}

TEST(Guard, KnowsWhetherTheBuildingHostDecides) {
  const Guard host = Guard::Compare("{STAGE}", CompareOp::kEq, "prod", GuardTime::kCompileTime);
  EXPECT_TRUE(DependsOnHost(And(InEurope(), Not(host))));
  EXPECT_FALSE(DependsOnHost(InEurope()));
}

}  // namespace
}  // namespace smgraph::graph
