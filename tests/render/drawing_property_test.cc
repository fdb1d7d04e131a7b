#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "render/diagram.h"
#include "tests/render/fixtures.h"
#include "tests/render/round_trip.h"

// Property 1 of the pictures: a parser that knows only their grammar reads the same graph back, for
// many more random graphs than drawing_test.cc has, at every width. Takes minutes without
// optimisation, so it is a program of its own. SMGRAPH_RANDOM_GRAPHS says how many graphs.
namespace smgraph::render {
namespace {

constexpr int kWidths[] = {40, 60, 72, 79, 100, 120, 0};
constexpr std::uint32_t kMostSteps = 60;
constexpr std::uint32_t kMostLists = 20;  // in a thousand cases; nearly all at 40 columns

std::uint32_t GraphCount() {
  const char* said = std::getenv("SMGRAPH_RANDOM_GRAPHS");
  return said == nullptr ? 300 : static_cast<std::uint32_t>(std::strtoul(said, nullptr, 10));
}

std::string RandomText(std::mt19937& random, std::size_t most) {
  constexpr const char* kPieces[] = {"train", "Évaluer",    "模型", "x",    "_",       ".",
                                     " ",     "auc >= 0.8", "|",    "🚀",    "\t",      "--",
                                     "<b>",   "\\",         "+ ",   "[~] ", "e\u0301", ", "};
  std::string text;
  for (std::size_t piece = 1 + random() % most; piece > 0; --piece)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

// Frames around neighbours, one in each other.
void AddFrames(std::mt19937& random, Diagram& diagram) {
  std::size_t from = 0;
  std::optional<std::size_t> parent;
  while (from < diagram.nodes.size() && diagram.groups.size() < 6) {
    const std::size_t size = 1 + random() % 8;
    DiagramGroup group{"part " + std::to_string(diagram.groups.size()), false, {}, parent};
    for (std::size_t node = from; node < std::min(from + size, diagram.nodes.size()); ++node)
      group.members.push_back(node);
    from += size;
    diagram.groups.push_back(std::move(group));
    parent.reset();
    if (random() % 2 == 0) parent = diagram.groups.size() - 1;
    if (!parent) from += random() % 4;
  }
}

// Names and labels of all kinds at every other graph, frames at every third.
Diagram RandomDiagram(std::uint32_t seed) {
  const double density = 0.6 + 0.3 * (seed % 5);
  Diagram diagram = MakeDiagram(RandomPipeline(seed, 2 + seed % (kMostSteps - 1), density));
  std::mt19937 random(seed);
  if (seed % 3 == 0) AddFrames(random, diagram);
  if (seed % 2 == 0) return diagram;
  for (std::size_t node = 0; node < diagram.nodes.size(); ++node)
    diagram.nodes[node].id = RandomText(random, 5) + std::to_string(node);
  for (DiagramEdge& edge : diagram.edges) {
    if (!edge.label.empty()) edge.label = RandomText(random, 4);
  }
  return diagram;
}

TEST(RandomGraphs, AreReadBackAtEveryWidth) {
  const std::uint32_t graphs = GraphCount();
  std::uint32_t lists = 0;
  for (std::uint32_t seed = 0; seed < graphs && !HasFailure(); ++seed) {
    const Diagram diagram = RandomDiagram(seed);
    for (const int width : kWidths) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " at " + std::to_string(width));
      if (!CheckRoundTrip(diagram, width)) ++lists;
    }
  }
  const auto cases = graphs * static_cast<std::uint32_t>(std::size(kWidths));
  EXPECT_LE(lists, cases * kMostLists / 1000);
}

}  // namespace
}  // namespace smgraph::render
