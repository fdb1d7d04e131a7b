#include <gtest/gtest.h>

#include "render/diagram.h"
#include "tests/render/fixtures.h"
#include "tests/render/round_trip.h"

// Property 1 of the pictures: a parser that knows only their grammar reads the same graph back, for
// many more random graphs than drawing_test.cc has, at every width. Takes minutes without
// optimisation, so it is a program of its own.
namespace smgraph::render {
namespace {

class RandomGraphs : public ::testing::TestWithParam<int> {};

TEST_P(RandomGraphs, AreReadBack) {
  constexpr std::uint32_t kGraphs = 400;
  int lists = 0;
  for (std::uint32_t seed = 0; seed < kGraphs && !HasFailure(); ++seed) {
    const double density = 0.6 + 0.3 * (seed % 5);
    const Diagram diagram = MakeDiagram(RandomPipeline(seed, 2 + seed % 29, density));
    SCOPED_TRACE("seed " + std::to_string(seed));
    if (!CheckRoundTrip(diagram, GetParam())) ++lists;
  }
  EXPECT_LT(lists, 4);
}

INSTANTIATE_TEST_SUITE_P(Widths, RandomGraphs, ::testing::Values(60, 80, 120, 0));

}  // namespace
}  // namespace smgraph::render
