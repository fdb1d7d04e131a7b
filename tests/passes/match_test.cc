#include "passes/match.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "passes/lower.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using graph::Dialect;
using graph::Pipeline;
using graph::StepKind;
using testing::PairLines;
using testing::PipelineBuilder;

std::string Pairs(const Pipeline& before, const Pipeline& after, const MatchOptions& options = {}) {
  return PairLines(Match(before, after, options).matching, before, after);
}

Pipeline Named(const std::vector<std::string>& ids) {
  PipelineBuilder builder;
  for (const std::string& id : ids)
    builder.Step(id);
  return builder.Build();
}

TEST(Match, NamesComeBeforeWhatOnlyLooksLikeThem) {
  EXPECT_EQ(Pairs(Named({"Train", "train"}), Named({"train", "TRAIN"})),
            "Train = TRAIN (normalised name)\n"
            "train = train (same name)\n");
}

TEST(Match, SeesThroughCaseSeparatorsAndAffixes) {
  EXPECT_EQ(Pairs(Named({"TrainModel", "EvaluateStep", "Churn-RegisterModel"}),
                  Named({"train_model", "evaluate", "churn"})),
            "TrainModel = train_model (normalised name)\n"
            "EvaluateStep = evaluate (name without affixes)\n"
            "Churn-RegisterModel = churn (name without affixes)\n");
}

TEST(Match, ADeclarationWinsOverNames) {
  MatchOptions options;
  options.declared = {{"A", "B"}};
  EXPECT_EQ(Pairs(Named({"A", "B"}), Named({"B", "A"}), options), "A = B (declared)\n");
}

TEST(Match, SaysWhichDeclarationsMeanNothing) {
  MatchOptions options;
  options.declared = {{"A", "Nobody"}, {"Ghost", "A"}};
  const MatchResult result = Match(Named({"A"}), Named({"A"}), options);
  EXPECT_EQ(result.notes,
            (std::vector<std::string>{"no step 'Nobody' after: declared for nothing",
                                      "no step 'Ghost' before: declared for nothing"}));
}

// The second call of a function is called after its number, whatever it is given.
TEST(Match, CallsOfOneFunctionArePairedByWhatTheyAreGiven) {
  const auto calls = [](const char* first, const char* second) {
    return PipelineBuilder(Dialect::kZenMl)
        .Step("alert", StepKind::kPythonStep)
        .Type("alert")
        .Argument("reason", first)
        .Step("alert_2", StepKind::kPythonStep)
        .Type("alert")
        .Argument("reason", second)
        .Build();
  };
  EXPECT_EQ(Pairs(calls("high", "low"), calls("low", "high")),
            "alert = alert_2 (only step with this content, past and future)\n"
            "alert_2 = alert (only step with this content, past and future)\n");
  EXPECT_EQ(Pairs(calls("high", "low"), calls("high", "lowest")),
            "alert = alert (only step with this content, past and future)\n"
            "alert_2 = alert_2 (same name)\n");
}

TEST(Match, FailuresArePairedByWhatTheySay) {
  const Pipeline before = PipelineBuilder()
                              .Step("Low", StepKind::kFail)
                              .Argument("error_message", "too low")
                              .Step("Old", StepKind::kFail)
                              .Argument("error_message", "too old")
                              .Build();
  Pipeline after = PipelineBuilder(Dialect::kZenMl)
                       .Step("raise", StepKind::kFail)
                       .Step("raise_2", StepKind::kFail)
                       .Build();
  after[0].description = "too old";
  after[1].description = "too low";
  EXPECT_EQ(Pairs(Lower(before).pipeline, after),
            "Low = raise_2 (same failure)\n"
            "Old = raise (same failure)\n");
}

TEST(Match, RefusesToGuessBetweenEquals) {
  const MatchResult result = Match(Named({"train_step"}), Named({"Train", "TrainJob"}));
  EXPECT_TRUE(result.matching.pairs.empty());
  EXPECT_EQ(result.notes,
            std::vector<std::string>{"'train_step' before could be 'Train', 'TrainJob' "
                                     "after: not matched, declare which"});
}

TEST(Match, InvocationsOfOneFunctionAreFoundByIt) {
  const auto with_id = [](const char* id) {
    return PipelineBuilder(Dialect::kZenMl).Step(id, StepKind::kPythonStep).Type("fit").Build();
  };
  EXPECT_EQ(Pairs(with_id("first"), with_id("second")), "first = second (same function)\n");
}

PipelineBuilder Chain(const char* middle, int depth) {
  return PipelineBuilder()
      .Step("Prep")
      .Outputs({"data"})
      .Step(middle, StepKind::kTraining)
      .Argument("depth", depth)
      .Argument("image", "xgboost")
      .Artifact("Prep", "data", middle, "train")
      .Step("Evaluate")
      .Artifact(middle, "model", "Evaluate", "model");
}

TEST(Match, ARenamedStepIsFoundByWhereItStands) {
  EXPECT_EQ(Pairs(Chain("Train", 5).Build(), Chain("Fit", 5).Build()),
            "Prep = Prep (same name)\n"
            "Train = Fit (only step with this content, past and future)\n"
            "Evaluate = Evaluate (same name)\n");
  EXPECT_EQ(Pairs(Chain("Train", 5).Build(), Chain("Fit", 6).Build()),
            "Prep = Prep (same name)\n"
            "Train = Fit (only step with these neighbours)\n"
            "Evaluate = Evaluate (same name)\n");
}

// A change in the middle of a long chain of alike steps, none of which keeps its name: what stands
// before it has its past left, what stands behind it its future.
bool Says(const std::string& pairs, std::string_view words) {
  return pairs.find(words) != std::string::npos;
}

Pipeline LongChain(const std::string& name, int length, int odd_one = -1) {
  PipelineBuilder builder;
  for (int i = 0; i < length; ++i) {
    builder.Step(name + std::to_string(i)).Argument("depth", i == odd_one ? 6 : 5);
    if (i > 0)
      builder.Artifact(name + std::to_string(i - 1), "data", name + std::to_string(i), "data");
  }
  return builder.Build();
}

TEST(Match, StepsOfALongChainAreFoundByTheirPlaceWhenOneIsChanged) {
  const std::string pairs = Pairs(LongChain("a", 50), LongChain("quite", 50, 25));
  EXPECT_TRUE(Says(pairs, "a24 = quite24 (only step with this content in this place)\n")) << pairs;
  EXPECT_TRUE(Says(pairs, "a25 = quite25 (only step with these neighbours)\n")) << pairs;
  EXPECT_TRUE(Says(pairs, "a26 = quite26 (only step with this content in this place)\n")) << pairs;
}

TEST(Match, StepsOfALongChainAreFoundByPastAndFutureWhenOneIsNew) {
  const std::string pairs = Pairs(LongChain("a", 50), LongChain("quite", 51, 25));
  EXPECT_TRUE(Says(pairs, "a24 = quite24 (only step with this content and past)\n")) << pairs;
  EXPECT_TRUE(Says(pairs, "a25 = quite26 (only step with this content and future)\n")) << pairs;
  EXPECT_FALSE(Says(pairs, "quite25")) << pairs;
}

TEST(Match, AStepThatDoesSomethingElseInTheSamePlaceIsAnotherStep) {
  const auto with = [](const char* id, const char* script) {
    return PipelineBuilder()
        .Step("Prep")
        .Step(id)
        .Argument("code", script)
        .Argument("report", std::string(id) + ".html")
        .Artifact("Prep", "data", id, "data")
        .Build();
  };
  EXPECT_EQ(Pairs(with("Evaluate", "evaluate.py"), with("Explain", "explain.py")),
            "Prep = Prep (same name)\n");
}

TEST(Match, RenamesCanBeSwitchedOff) {
  MatchOptions options;
  options.renames = false;
  EXPECT_EQ(Pairs(Chain("Train", 5).Build(), Chain("Fit", 5).Build(), options),
            "Prep = Prep (same name)\n"
            "Evaluate = Evaluate (same name)\n");
}

TEST(Match, TwinsAreNotToldApart) {
  const auto twins = [](const char* a, const char* b) {
    return PipelineBuilder()
        .Step("Prep")
        .Step(a)
        .Argument("x", 1)
        .Artifact("Prep", "data", a, "data")
        .Step(b)
        .Argument("x", 1)
        .Artifact("Prep", "data", b, "data")
        .Build();
  };
  EXPECT_EQ(Pairs(twins("Left", "Right"), twins("East", "West")), "Prep = Prep (same name)\n");
}

TEST(Match, ARenamedChainIsFoundFromItsEnds) {
  const auto chain = [](const std::string& prefix) {
    PipelineBuilder builder;
    builder.Step("Start");
    std::string last = "Start";
    for (int i = 0; i < 40; ++i) {
      const std::string id = prefix + std::string(static_cast<std::size_t>(i) + 1, 'x');
      builder.Step(id).Artifact(last, "data", id, "data");
      last = id;
    }
    return builder.Build();
  };
  EXPECT_EQ(Match(chain("old"), chain("new")).matching.pairs.size(), 41U);
}

TEST(Match, AcrossDialectsDataTellsWhereAStepStands) {
  const Pipeline before = Lower(Chain("Train", 5).Build()).pipeline;
  const Pipeline after = PipelineBuilder(Dialect::kZenMl)
                             .Step("prep", StepKind::kPythonStep)
                             .Step("grow_trees", StepKind::kPythonStep)
                             .Step("evaluate", StepKind::kPythonStep)
                             .Artifact("prep", "output", "grow_trees", "x")
                             .Artifact("grow_trees", "output", "evaluate", "y")
                             .Build();
  EXPECT_EQ(Pairs(before, after),
            "Prep = prep (normalised name)\n"
            "Train = grow_trees (only step with these neighbours)\n"
            "Evaluate = evaluate (normalised name)\n");
}

TEST(Match, DoesNotDependOnTheSide) {
  const Pipeline a = Named({"TrainStep", "train", "Prep", "EvaluateStep"});
  const Pipeline b = Named({"train_step", "prep", "evaluate", "Train"});
  const graph::Matching forth = Match(a, b).matching;
  const graph::Matching back = Match(b, a).matching;
  ASSERT_EQ(forth.pairs.size(), back.pairs.size());
  for (const graph::StepPair& pair : forth.pairs)
    EXPECT_EQ(back.AfterOf(pair.after), pair.before);
}

}  // namespace
}  // namespace smgraph::passes
