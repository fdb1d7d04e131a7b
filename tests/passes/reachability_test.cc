#include "passes/reachability.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/pipeline_builder.h"

namespace smgraph::passes {
namespace {

using testing::PipelineBuilder;

TEST(Reachability, FollowsPathsOfAnyLength) {
  const graph::Pipeline pipeline =
      PipelineBuilder().Step("A").Step("B").Step("C").After("B", "A").After("C", "B").Build();
  EXPECT_EQ(Reachability(pipeline).Reaches({{0, 1}, {0, 2}, {2, 0}, {0, 0}}),
            (std::vector<bool>{true, true, false, false}));
}

TEST(Reachability, GoesRoundCycles) {
  const graph::Pipeline pipeline = PipelineBuilder()
                                       .Step("A")
                                       .Step("B")
                                       .Step("C")
                                       .After("B", "A")
                                       .After("A", "B")
                                       .After("A", "C")
                                       .Build();
  EXPECT_EQ(Reachability(pipeline).Reaches({{0, 0}, {2, 1}, {1, 2}}),
            (std::vector<bool>{true, true, false}));
}

TEST(Reachability, GuardsWaitForWhatTheyRead) {
  const graph::Pipeline pipeline = PipelineBuilder()
                                       .Step("Evaluate")
                                       .Step("Register")
                                       .When(testing::MetricAtLeast("Evaluate", "auc", 0.9))
                                       .Build();
  EXPECT_EQ(OrderOf(pipeline).Reaches({{0, 1}}), std::vector<bool>{true});
  EXPECT_EQ(Reachability(pipeline).Reaches({{0, 1}}), std::vector<bool>{false});
}

TEST(Reachability, AgreesWithTheClosureOfRandomGraphs) {
  std::mt19937 engine(1);
  for (int round = 0; round < 20; ++round) {
    constexpr std::size_t kSteps = 30;
    graph::Pipeline pipeline;
    for (std::size_t i = 0; i < kSteps; ++i)
      add_vertex(pipeline);
    std::vector<std::vector<bool>> closure(kSteps, std::vector<bool>(kSteps));
    for (int i = 0; i < 40; ++i) {
      const std::size_t from = engine() % kSteps;
      const std::size_t to = engine() % kSteps;
      if (round < 15 && from >= to) continue;  // the last rounds have cycles
      add_edge(from, to, graph::Edge{}, pipeline);
      closure[from][to] = true;
    }
    for (std::size_t k = 0; k < kSteps; ++k) {
      for (std::size_t i = 0; i < kSteps; ++i) {
        for (std::size_t j = 0; j < kSteps; ++j) {
          if (closure[i][k] && closure[k][j]) closure[i][j] = true;
        }
      }
    }
    std::vector<Reachability::Pair> pairs;
    std::vector<bool> expected;
    for (std::size_t i = 0; i < kSteps; ++i) {
      for (std::size_t j = 0; j < kSteps; ++j) {
        pairs.emplace_back(i, j);
        expected.push_back(closure[i][j]);
      }
    }
    EXPECT_EQ(Reachability(pipeline).Reaches(pairs), expected) << "round " << round;
  }
}

}  // namespace
}  // namespace smgraph::passes
