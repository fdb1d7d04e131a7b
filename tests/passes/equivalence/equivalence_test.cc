#include "passes/equivalence.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "passes/lower.h"
#include "tests/passes/equivalence/mutants.h"
#include "tests/passes/equivalence/proofs.h"
#include "tests/passes/equivalence/simulator.h"
#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

// Expected verdicts follow design § 5; the property tests ask the simulator.
namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Dialect;
using graph::Equivalence;
using graph::Guard;
using graph::ParameterReference;
using graph::Pipeline;
using graph::StepKind;
using graph::StepReference;
using graph::Value;
using graph::Verdict;
using testing::PipelineBuilder;
using testing::ProofOf;
using testing::TextOf;

Guard Auc(CompareOp op, double bound) {
  return Guard::Compare(StepReference{"Evaluate", "auc"}, op, bound);
}

// Prep, Train, Evaluate, and Register when the guard holds.
PipelineBuilder Gated(Guard guard) {
  return PipelineBuilder(Dialect::kZenMl)
      .Parameter("bound", "float", 0.9)
      .Step("Prep")
      .Step("Train")
      .Artifact("Prep", "train", "Train", "data")
      .Step("Evaluate")
      .Artifact("Train", "model", "Evaluate", "model")
      .Step("Register")
      .When(std::move(guard))
      .Artifact("Train", "model", "Register", "model");
}

TEST(Equivalence, TheSameIsIdentical) {
  EXPECT_EQ(TextOf(ProofOf(Gated(Auc(CompareOp::kGe, 0.9)), Gated(Auc(CompareOp::kGe, 0.9)))),
            "identical");
  EXPECT_EQ(TextOf(Prove(Pipeline(), Pipeline())), "identical");
}

TEST(Equivalence, AThresholdThatMovedByAHairDiffersExactlyThere) {
  const Equivalence proof =
      ProofOf(Gated(Auc(CompareOp::kGe, 0.9)), Gated(Auc(CompareOp::kGt, 0.9)));
  EXPECT_EQ(TextOf(proof),
            "different: with Evaluate.auc = 0.9, the before runs Register, the after does not");
  ASSERT_TRUE(proof.counterexample);
  EXPECT_EQ(proof.counterexample->before_runs,
            (std::vector<std::string>{"Prep", "Train", "Evaluate", "Register"}));
  EXPECT_EQ(proof.counterexample->after_runs,
            (std::vector<std::string>{"Prep", "Train", "Evaluate"}));
}

TEST(Equivalence, GuardsAreComparedAsMeaning) {
  const Guard plain = And(Auc(CompareOp::kGe, 0.5), Auc(CompareOp::kLt, 0.9));
  Guard spelled;  // not (auc < 0.5 or not auc < 0.9)
  spelled.kind = Guard::Kind::kNot;
  spelled.operands.push_back(Or(Auc(CompareOp::kLt, 0.5), Not(Auc(CompareOp::kLt, 0.9))));
  const Equivalence proof = ProofOf(Gated(plain), Gated(spelled));
  EXPECT_EQ(TextOf(proof), "equivalent");
  ASSERT_EQ(proof.argument.size(), 1U);
  EXPECT_EQ(proof.argument.front().rule, "guard-rewritten");
  const Guard either = Or(Auc(CompareOp::kGe, 0.9), Auc(CompareOp::kGe, 0.8));
  EXPECT_EQ(TextOf(ProofOf(Gated(either), Gated(Auc(CompareOp::kGe, 0.8)))), "equivalent");
}

TEST(Equivalence, TextsIntegersAndTruthsAreDecided) {
  const auto region = [](CompareOp op, Value value) {
    return Guard::Compare(ParameterReference{"region"}, op, std::move(value));
  };
  const auto with = [](Guard guard) {
    return PipelineBuilder(Dialect::kZenMl)
        .Parameter("region", "str", "eu")
        .Parameter("count", "int", 3)
        .Parameter("fast", "bool", true)
        .Step("Work")
        .When(std::move(guard));
  };
  const Guard member = region(CompareOp::kIn, graph::List{{"eu", "us"}});
  const Guard either = Or(region(CompareOp::kEq, "us"), region(CompareOp::kEq, "eu"));
  EXPECT_EQ(TextOf(ProofOf(with(member), with(either))), "equivalent");
  EXPECT_EQ(
      TextOf(ProofOf(with(member), with(region(CompareOp::kEq, "eu")))),
      "different: with ${Parameters.region} = 'us', the before runs Work, the after does not");
  const auto count = [](CompareOp op, Value value) {
    return Guard::Compare(ParameterReference{"count"}, op, std::move(value));
  };
  EXPECT_EQ(TextOf(ProofOf(with(count(CompareOp::kGt, 2)), with(count(CompareOp::kGe, 3)))),
            "equivalent");
  EXPECT_EQ(TextOf(ProofOf(with(count(CompareOp::kGt, 2)), with(count(CompareOp::kGe, 2.5)))),
            "equivalent");
  const Guard fast = Guard::Compare(ParameterReference{"fast"}, CompareOp::kTruthy, {});
  const Guard is_true = Guard::Compare(ParameterReference{"fast"}, CompareOp::kEq, true);
  EXPECT_EQ(TextOf(ProofOf(with(fast), with(is_true))), "equivalent");
}

// Lengths are integers from 0 on, and a collection is true when its is not 0.
TEST(Equivalence, LengthsOfWhatAStepGivesAreDecided) {
  const auto length = [](CompareOp op, int bound) {
    return Guard::Compare(StepReference{"Evaluate", "rows.len()"}, op, bound);
  };
  const Guard some = Guard::Compare(StepReference{"Evaluate", "rows"}, CompareOp::kTruthy, {});
  const auto verdict = [](Guard before, Guard after) {
    return TextOf(ProofOf(Gated(std::move(before)), Gated(std::move(after))));
  };
  EXPECT_EQ(verdict(length(CompareOp::kGt, 0), length(CompareOp::kGe, 1)), "equivalent");
  EXPECT_EQ(verdict(length(CompareOp::kGt, 0), some), "equivalent");
  EXPECT_EQ(verdict(And(some, length(CompareOp::kGt, 2)), length(CompareOp::kGt, 2)), "equivalent");
  EXPECT_EQ(
      verdict(Or(length(CompareOp::kGe, 0), Auc(CompareOp::kGt, 0.9)), length(CompareOp::kGe, 0)),
      "equivalent");
  EXPECT_EQ(
      verdict(some, length(CompareOp::kGt, 1)),
      "different: with Evaluate.rows.len() = 1, the before runs Register, the after does not");
}

TEST(Equivalence, InputsOfOneDialectMayBeExchanged) {
  const PipelineBuilder before = PipelineBuilder(Dialect::kSageMaker)
                                     .Step("Search")
                                     .Output("best", "best")
                                     .Output("report", "report")
                                     .Step("Register")
                                     .Artifact("Search", "best", "Register", "data")
                                     .Artifact("Search", "report", "Register", "uri");
  const auto after = [](const char* candidate, const char* report) {
    return PipelineBuilder(Dialect::kZenMl)
        .Step("search")
        .Output("best", "best")
        .Output("report", "report")
        .Step("register")
        .Artifact("search", candidate, "register", "candidate")
        .Artifact("search", report, "register", "report");
  };
  EXPECT_EQ(TextOf(ProofOf(before, after("best", "report"))), "equivalent");
  EXPECT_EQ(TextOf(ProofOf(before, after("report", "best"))),
            "unknown; whether register is meant to take search.best as 'report', which is the name "
            "of another output that it reads");
}

TEST(Equivalence, DataFromElsewhereDiffers) {
  const auto reading = [](const std::string& output) {
    return PipelineBuilder(Dialect::kZenMl)
        .Step("Prep")
        .Output("train", "train")
        .Output("test", "test")
        .Step("Train")
        .Artifact("Prep", output, "Train", "data");
  };
  EXPECT_EQ(TextOf(ProofOf(reading("train"), reading("test"))),
            "different: Train reads Prep.train in the before, Prep.test in the after");
}

TEST(Equivalence, StepsOfOneSideDiffer) {
  const PipelineBuilder two = PipelineBuilder(Dialect::kZenMl).Step("A").Step("B").After("B", "A");
  const PipelineBuilder one = PipelineBuilder(Dialect::kZenMl).Step("A");
  EXPECT_EQ(TextOf(ProofOf(two, one)),
            "different: the before runs B, which the after does not have");
  EXPECT_EQ(TextOf(ProofOf(one, two)),
            "different: the after runs B, which the before does not have");
}

TEST(Equivalence, NothingAgainstSomethingDiffers) {
  const PipelineBuilder none(Dialect::kZenMl);
  const PipelineBuilder one = PipelineBuilder(Dialect::kZenMl).Step("A");
  EXPECT_EQ(TextOf(ProofOf(none, one)),
            "different: the after runs A, which the before does not have");
  EXPECT_EQ(TextOf(ProofOf(one, none)),
            "different: the before runs A, which the after does not have");
  // What is not known of the empty one decides.
  Pipeline gap = none.Build();
  Info(gap).complete = false;
  EXPECT_EQ(TextOf(Prove(gap, one.Build())), "unknown; the before is not known completely");
}

TEST(Equivalence, UnrelatedPipelinesDiffer) {
  const PipelineBuilder bakery =
      PipelineBuilder(Dialect::kZenMl).Step("Knead").Step("Bake").After("Bake", "Knead");
  const PipelineBuilder mail = PipelineBuilder(Dialect::kZenMl)
                                   .Step("Sort")
                                   .Step("Carry")
                                   .Step("Deliver")
                                   .After("Carry", "Sort")
                                   .After("Deliver", "Sort");
  const Equivalence proof = ProofOf(bakery, mail);
  EXPECT_EQ(proof.verdict, Verdict::kDifferent) << TextOf(proof);
  EXPECT_TRUE(proof.matching.empty());
}

TEST(Equivalence, StepsThatNobodyCanTellApartNeedToBeMapped) {
  const auto two = [](const char* first, const char* second) {
    return PipelineBuilder(Dialect::kZenMl).Step(first).Step(second);
  };
  EXPECT_EQ(ProofOf(two("Knead", "Bake"), two("Sort", "Carry")).verdict, Verdict::kUnknown);
  EquivalenceOptions options;
  options.match.declared = {{"Knead", "Sort"}, {"Bake", "Carry"}};
  EXPECT_EQ(TextOf(ProofOf(two("Knead", "Bake"), two("Sort", "Carry"), options)), "renamed");
  // Whoever stands for whom: one has no partner.
  EXPECT_EQ(ProofOf(two("Knead", "Bake"), two("Sort", "Carry").Step("Sing")).verdict,
            Verdict::kDifferent);
}

// Shapes in which nothing tells steps apart, or that are deep: there is a verdict, or it is
// unknown.
TEST(Equivalence, ParallelStepsThatAreEqualAreUnknown) {
  const auto equal = [](const char* name) {
    PipelineBuilder builder(Dialect::kZenMl);
    builder.Step("Begin");
    for (int i = 0; i < 1000; ++i) {
      const std::string id = name + std::to_string(i);
      builder.Step(id).Type("work").After(id, "Begin");
    }
    return builder;
  };
  EXPECT_EQ(ProofOf(equal("a"), equal("a")).verdict, Verdict::kIdentical);
  EXPECT_EQ(ProofOf(equal("a"), equal("b")).verdict, Verdict::kUnknown);
}

TEST(Equivalence, RegularGraphsAreUnknown) {
  const auto rings = [](const std::string& name) {
    PipelineBuilder builder(Dialect::kZenMl);
    const auto id = [&name](int layer, int place) {
      return name + std::to_string(layer * 10 + place % 10);
    };
    for (int layer = 0; layer < 20; ++layer) {
      for (int place = 0; place < 10; ++place) {
        builder.Step(id(layer, place)).Type("work");
        if (layer == 0) continue;
        builder.After(id(layer, place), id(layer - 1, place));
        builder.After(id(layer, place), id(layer - 1, place + 1));
      }
    }
    return builder;
  };
  EXPECT_EQ(ProofOf(rings("a"), rings("a")).verdict, Verdict::kIdentical);
  EXPECT_EQ(ProofOf(rings("a"), rings("b")).verdict, Verdict::kUnknown);
}

TEST(Equivalence, DeepConditionsAreDecided) {
  const auto nested = [](double last) {
    PipelineBuilder builder(Dialect::kZenMl);
    builder.Step("Evaluate");
    Guard guard;
    guard.kind = Guard::Kind::kAnd;
    for (int depth = 0; depth < 500; ++depth) {
      const StepReference metric{"Evaluate", "metric" + std::to_string(depth)};
      guard.operands.push_back(Guard::Compare(metric, CompareOp::kGe, depth == 499 ? last : 0.5));
      if (depth % 100 == 99) builder.Step("Step" + std::to_string(depth)).When(guard);
    }
    return builder;
  };
  EXPECT_EQ(ProofOf(nested(0.5), nested(0.5)).verdict, Verdict::kIdentical);
  EXPECT_EQ(ProofOf(nested(0.5), nested(0.75)).verdict, Verdict::kDifferent);
}

// A change in the middle of what else is told apart only by where it stands.
TEST(Equivalence, OneChangeAmongManyRenamedStepsIsFound) {
  const auto chain = [](const std::string& name, int odd) {
    PipelineBuilder builder(Dialect::kZenMl);
    for (int i = 0; i < 300; ++i) {
      const std::string id = name + std::to_string(i);
      builder.Step(id, StepKind::kPythonStep)
          .Type("work")
          .Argument("a", 1)
          .Argument("b", i == odd ? 3 : 2);
      builder.Argument("c", 3);
      if (i > 0) builder.Artifact(name + std::to_string(i - 1), "out", id, "in");
    }
    return builder;
  };
  const Equivalence proof = ProofOf(chain("a", -1), chain("b", 150));
  EXPECT_EQ(TextOf(proof), "different: argument b150.b is 2 in the before, 3 in the after");
  EXPECT_EQ(proof.matching.size(), 300U);
}

TEST(Equivalence, RunsThatPeopleCanImagineComeFirst) {
  const auto gate = [](CompareOp op) {
    return PipelineBuilder(Dialect::kZenMl)
        .Parameter("bound", "float", 0.8)
        .Step("Evaluate")
        .Step("Register")
        .When(Guard::Compare(StepReference{"Evaluate", "auc"}, op, ParameterReference{"bound"}));
  };
  EXPECT_EQ(TextOf(ProofOf(gate(CompareOp::kGt), gate(CompareOp::kGe))),
            "different: with Evaluate.auc = 0.8 and ${Parameters.bound} = 0.8, the before does "
            "not run Register, the after does");
}

// Notify in one branch or the other, of one function; and once, whichever branch it is.
TEST(Equivalence, CallsOfOneFunctionInExclusiveBranchesAreOne) {
  const auto twice = [](Guard second) {
    return PipelineBuilder(Dialect::kZenMl)
        .Step("Evaluate")
        .Step("Notify", StepKind::kPythonStep)
        .Type("notify")
        .When(Auc(CompareOp::kGe, 0.9))
        .Step("Notify_2", StepKind::kPythonStep)
        .Type("notify")
        .When(std::move(second));
  };
  const PipelineBuilder once = PipelineBuilder(Dialect::kZenMl)
                                   .Step("Evaluate")
                                   .Step("Notify", StepKind::kPythonStep)
                                   .Type("notify")
                                   .When(Or(Auc(CompareOp::kGe, 0.9), Auc(CompareOp::kLt, 0.5)));
  EXPECT_EQ(TextOf(ProofOf(twice(Auc(CompareOp::kLt, 0.5)), once)), "identical");
  // Both in one run are two.
  EXPECT_EQ(ProofOf(twice(Auc(CompareOp::kGe, 0.5)), once).verdict, Verdict::kDifferent);
}

TEST(Equivalence, AParameterWithItsDefaultInlinedRefines) {
  const PipelineBuilder before =
      PipelineBuilder(Dialect::kZenMl)
          .Parameter("bound", "float", 0.9)
          .Step("Evaluate")
          .Step("Register")
          .When(Guard::Compare(StepReference{"Evaluate", "auc"}, CompareOp::kGe,
                               ParameterReference{"bound"}));
  const PipelineBuilder after = PipelineBuilder(Dialect::kZenMl)
                                    .Step("Evaluate")
                                    .Step("Register")
                                    .When(Auc(CompareOp::kGe, 0.9));
  EXPECT_EQ(TextOf(ProofOf(before, after)),
            "refines: the after has no parameter bound: it is as its default, float = 0.9");
  EXPECT_EQ(ProofOf(after, before).verdict, Verdict::kDifferent);
}

TEST(Equivalence, UnknownConditionsDecideOnlyWhereTheyMatter) {
  const graph::Unknown open{"argument 'limit' of main", "limit", {}, {}};
  const Guard hidden = Guard::Compare(StepReference{"Evaluate", "auc"}, CompareOp::kGe, open);
  EXPECT_EQ(ProofOf(Gated(hidden), Gated(hidden)).verdict, Verdict::kIdentical);
  EXPECT_EQ(ProofOf(Gated(hidden), Gated(Guard::True())).verdict, Verdict::kUnknown);
  // Whatever the one says, the other never runs.
  EXPECT_EQ(ProofOf(Gated(Or(hidden, Auc(CompareOp::kGe, 0.9))), Gated(Guard::False())).verdict,
            Verdict::kDifferent);
}

TEST(Equivalence, CyclesAndGapsAreNotDecided) {
  const PipelineBuilder cycle =
      PipelineBuilder(Dialect::kZenMl).Step("A").Step("B").After("B", "A").After("A", "B");
  EXPECT_EQ(TextOf(ProofOf(cycle, cycle)),
            "unknown; the before cannot run: A, B wait for each other; the after cannot run: A, B "
            "wait for each other");
  Pipeline gap = Gated(Guard::True()).Build();
  Info(gap).complete = false;
  EXPECT_EQ(Prove(gap, gap).verdict, Verdict::kUnknown);
}

TEST(Equivalence, WhatLoweringMakesIsEquivalentToItsSource) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const Pipeline source = testing::RandomSageMakerPipeline(seed, 12);
    const Equivalence proof = Prove(source, Lower(source).pipeline);
    EXPECT_EQ(TextOf(proof), "equivalent") << "seed " << seed;
    EXPECT_EQ(TextOf(Prove(source, source)), "identical") << "seed " << seed;
  }
}

// The trace of a run with the names that its steps had before they were renamed.
testing::Trace WithNames(const testing::Trace& trace,
                         const std::map<std::string, std::string>& names) {
  testing::Trace renamed;
  for (const std::string& step : trace.steps)
    renamed.steps.insert(names.at(step));
  for (const auto& [from, output, to, input] : trace.data)
    renamed.data.insert({names.at(from), output, names.at(to), input});
  for (const auto& [first, second] : trace.order)
    renamed.order.insert({names.at(first), names.at(second)});
  return renamed;
}

// A world in the words of the mutant.
testing::World InNames(const testing::World& world,
                       const std::map<std::string, std::string>& names) {
  testing::World renamed = world;
  for (const auto& [now, before] : names) {
    for (const char* metric : {".auc", ".loss"}) {
      const auto value = world.find(before + metric);
      if (value != world.end()) renamed[now + metric] = value->second;
    }
  }
  return renamed;
}

// The mutant's guards in the words of the original, for the constants that they speak of.
Pipeline WithOldNames(const testing::Mutant& mutant) {
  Pipeline pipeline = mutant.pipeline;
  for (graph::StepId step = 0; step < num_vertices(pipeline); ++step) {
    graph::Edit(pipeline[step].guard, [&](Value& value) {
      if (auto* reference = value.As<StepReference>())
        reference->step = mutant.names.at(reference->step);
    });
  }
  return pipeline;
}

// What running both in all worlds that matter says.
Verdict Simulated(const Pipeline& before, const testing::Mutant& mutant) {
  bool added_order = false;
  for (testing::World world : testing::WorldsOf(before, WithOldNames(mutant))) {
    for (const char* read : {"S0.auc", "S1.loss", "${Parameters.bound}"})
      world.try_emplace(read, 0.6);
    const testing::Trace a = testing::Simulate(before, world);
    const testing::Trace b =
        WithNames(testing::Simulate(mutant.pipeline, InNames(world, mutant.names)), mutant.names);
    if (a.steps != b.steps || a.data != b.data) return Verdict::kDifferent;
    if (!std::ranges::includes(b.order, a.order)) return Verdict::kDifferent;
    added_order = added_order || a.order != b.order;
  }
  return added_order ? Verdict::kRefines : Verdict::kEquivalent;
}

TEST(Equivalence, NeverDisagreesWithRunningBoth) {
  int equal = 0;
  int refined = 0;
  int different = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Pipeline before = testing::GuardedPipeline(seed);
    const testing::Mutant mutant = testing::Mutate(before, seed * 7 + 1);
    EquivalenceOptions options;
    for (const auto& [now, once] : mutant.names) {
      if (now != once && graph::FindStep(before, once))
        options.match.declared.emplace_back(once, now);
    }
    const Equivalence proof = Prove(before, mutant.pipeline, options);
    Verdict verdict = proof.verdict;
    if (verdict == Verdict::kUnknown && mutant.ambiguous) continue;
    if (verdict == Verdict::kIdentical || verdict == Verdict::kRenamed)
      verdict = Verdict::kEquivalent;
    const Verdict simulated = Simulated(before, mutant);
    EXPECT_EQ(graph::VerdictName(verdict), graph::VerdictName(simulated))
        << "seed " << seed << ": " << mutant.what << TextOf(proof);
    ++(simulated == Verdict::kEquivalent ? equal
       : simulated == Verdict::kRefines  ? refined
                                         : different);
  }
  EXPECT_GT(equal, 15);
  EXPECT_GT(refined, 5);
  EXPECT_GT(different, 100);
}

}  // namespace
}  // namespace smgraph::passes
