#include "tests/render/given_graphs.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <gtest/gtest.h>

#include "render/diagram.h"
#include "render/text/drawing.h"
#include "render/text/graphemes.h"
#include "tests/render/drawing_parser.h"
#include "tests/render/expectations.h"
#include "tests/render/round_trip.h"

// What the drawings of real and measured graphs must be: read back, compact, with few crossings, of
// one form whatever the order of the input, and hardly changed by a small edit.
namespace smgraph::render {
namespace {

using text::Alphabet;
using text::DrawDiagram;

constexpr int kWidths[] = {40, 60, 72, 79, 100, 120, 0};
constexpr std::size_t kDrawn = 400;  // larger graphs are lists

void ExpectReadBack(const std::vector<NamedPipeline>& graphs) {
  int cases = 0;
  int lists = 0;
  for (const NamedPipeline& graph : graphs) {
    const Diagram diagram = MakeDiagram(graph.pipeline);
    for (const int width : kWidths) {
      SCOPED_TRACE(graph.name + " at " + std::to_string(width));
      ++cases;
      if (!CheckRoundTrip(diagram, width) && diagram.nodes.size() <= kDrawn) ++lists;
      if (::testing::Test::HasFailure()) return;
    }
  }
  std::cout << cases << " cases, " << lists << " as a list\n";
  EXPECT_LE(lists, cases / 1000);
}

TEST(RenderCases, AreReadBackAtEveryWidth) {
  const std::vector<NamedPipeline> cases = RenderCases();
  if (cases.empty()) GTEST_SKIP() << "no ../shared/render-cases";
  ExpectReadBack(cases);
}

TEST(Corpus, IsReadBackAtEveryWidth) {
  const std::vector<NamedPipeline> pipelines = CorpusPipelines();
  EXPECT_GT(pipelines.size(), 700U);
  ExpectReadBack(pipelines);
}

struct Size {
  int columns = 0;
  int rows = 0;
  int area() const { return columns * rows; }
};

Size SizeOf(const graph::Pipeline& pipeline, int width) {
  const auto drawing = DrawDiagram(MakeDiagram(pipeline), {width, Alphabet::kUnicode, false});
  Size size;
  for (const std::string& line : Lines(drawing.value_or(""))) {
    size.columns = std::max(size.columns, text::DisplayWidth(line));
    ++size.rows;
  }
  return size;
}

// The tightest tool that draws the graph exactly, with its labels where it has any.
struct Bar {
  int width;
  Size peer;
};
const std::map<std::string, Bar> kPeers = {
    {"c01_chain", {0, {11, 21}}},           {"c02_diamond", {0, {16, 9}}},
    {"c03_train_eval_cond", {0, {40, 33}}}, {"c04_fan10", {80, {100, 9}}},
    {"c05_nested_cond", {0, {81, 41}}},     {"c06_long_labels", {0, {109, 12}}},
    {"c07_skip_level", {0, {13, 20}}},      {"c08_mlops30", {0, {170, 129}}},
    {"c09_rand100", {80, {60, 107}}},       {"c12_disconnected", {0, {37, 9}}},
    {"c13_edge_labels", {0, {57, 27}}},
};

TEST(RenderCases, AreCompact) {
  const std::vector<NamedPipeline> cases = RenderCases();
  if (cases.empty()) GTEST_SKIP() << "no ../shared/render-cases";
  for (const NamedPipeline& graph : cases) {
    const auto bar = kPeers.find(graph.name);
    if (bar == kPeers.end()) continue;
    const Size size = SizeOf(graph.pipeline, bar->second.width);
    std::cout << graph.name << ": " << size.columns << "x" << size.rows << ", peer "
              << bar->second.peer.columns << "x" << bar->second.peer.rows << "\n";
    EXPECT_LE(2 * size.area(), 3 * bar->second.peer.area()) << graph.name;
  }
  const auto size = [&](const char* name, int width) {
    return SizeOf(std::ranges::find(cases, name, &NamedPipeline::name)->pipeline, width);
  };
  EXPECT_LE(size("c08_mlops30", 80).rows, 60);
  EXPECT_LE(size("c05_nested_cond", 50).rows, 30);
  EXPECT_LE(size("c01_chain", 0).rows, 21);
  EXPECT_LE(size("c04_fan10", 80).rows, 30);
}

TEST(RenderCases, TheOrderOfTheInputDoesNotMatter) {
  for (const NamedPipeline& graph : RenderCases()) {
    if (num_vertices(graph.pipeline) > kDrawn) continue;
    const auto expected = DrawDiagram(MakeDiagram(graph.pipeline), {});
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
      ASSERT_EQ(DrawDiagram(MakeDiagram(Shuffled(graph.pipeline, seed)), {}), expected)
          << graph.name << " shuffled by " << seed;
    }
  }
}

// One step or edge less.
graph::Pipeline Edited(const graph::Pipeline& pipeline, std::mt19937& random) {
  const bool step = random() % 2 == 0 || num_edges(pipeline) == 0;
  const std::size_t gone = random() % (step ? num_vertices(pipeline) : num_edges(pipeline));
  graph::Pipeline out;
  graph::Info(out) = graph::Info(pipeline);
  std::map<graph::StepId, graph::StepId> id;
  for (const graph::StepId old : boost::make_iterator_range(vertices(pipeline))) {
    if (!step || old != gone) id[old] = add_vertex(pipeline[old], out);
  }
  std::size_t index = 0;
  for (const graph::EdgeId edge : boost::make_iterator_range(edges(pipeline))) {
    const bool kept = id.contains(source(edge, pipeline)) && id.contains(target(edge, pipeline));
    if (kept && (step || index != gone))
      add_edge(id[source(edge, pipeline)], id[target(edge, pipeline)], pipeline[edge], out);
    ++index;
  }
  return out;
}

// The part of the lines of the larger text that a line diff keeps.
double KeptLines(const std::string& before, const std::string& after) {
  const std::vector<std::string> a = Lines(before);
  const std::vector<std::string> b = Lines(after);
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& line : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = line == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  const std::size_t least = std::min(a.size(), b.size());
  return least == 0 ? 1.0 : static_cast<double>(row.back()) / static_cast<double>(least);
}

TEST(Corpus, ASmallEditIsASmallDifference) {
  std::mt19937 random(7);
  std::vector<double> kept;
  std::string worst;
  for (const NamedPipeline& graph : CorpusPipelines()) {
    if (num_vertices(graph.pipeline) < 5) continue;
    const auto before = DrawDiagram(MakeDiagram(graph.pipeline), {});
    const auto after = DrawDiagram(MakeDiagram(Edited(graph.pipeline, random)), {});
    if (!before || !after) continue;
    kept.push_back(KeptLines(*before, *after));
    if (kept.back() == *std::ranges::min_element(kept)) worst = *before + "\n" + *after;
  }
  std::ranges::sort(kept);
  std::cout << kept.size() << " edits: median " << kept[kept.size() / 2] << ", a tenth below "
            << kept[kept.size() / 10] << ", worst " << kept.front() << "\n";
  EXPECT_GE(kept[kept.size() / 2], 0.8);
  EXPECT_GE(kept.front(), 0.5) << worst;
}

}  // namespace
}  // namespace smgraph::render
