#include <cmath>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "render/svg/writer.h"
#include "render/text/graphemes.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/render/markup.h"

namespace smgraph::render {
namespace {

std::string SvgOf(const Diagram& diagram, svg::Use use = svg::Use::kFile) {
  const Result<svg::Scene> scene = svg::MakeScene(diagram);
  EXPECT_TRUE(scene.ok());
  return svg::SvgElement(diagram, scene.value(), "title", use);
}

std::string TitleIn(const Element& element) {
  for (const Element& child : element.children) {
    if (child.name == "title") return child.text;
  }
  return {};
}

std::string MarkIn(const Element& element) {
  const std::string classes = element.Attribute("class");
  const std::size_t at = classes.find("mark-");
  return classes.substr(at + 5, classes.find(' ', at) - at - 5);
}

using Edge = std::tuple<std::string, std::string, std::string, std::string>;

// Both ends by id, the mark, and the title, which has names and label in full.
std::multiset<Edge> EdgesIn(const Element& root) {
  std::multiset<Edge> edges;
  for (const Element& edge : WithClass(root, "edge")) {
    edges.emplace(edge.Attribute("data-from"), edge.Attribute("data-to"), MarkIn(edge),
                  TitleIn(edge));
  }
  return edges;
}

std::multiset<Edge> EdgesOf(const Diagram& diagram) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "step-");
  std::multiset<Edge> edges;
  for (const DiagramEdge& edge : diagram.edges) {
    edges.emplace(ids[edge.from], ids[edge.to], MarkName(edge.mark),
                  text::Printable(EdgeTitle(diagram, edge)));
  }
  return edges;
}

using Node = std::tuple<std::string, std::string, std::string>;

std::multiset<Node> NodesIn(const Element& root) {
  std::multiset<Node> nodes;
  for (const Element& step : WithClass(root, "step")) {
    if (!step.Attribute("id").empty())
      nodes.emplace(step.Attribute("id"), MarkIn(step), TitleIn(step));
  }
  return nodes;
}

std::multiset<Node> NodesOf(const Diagram& diagram) {
  const std::vector<std::string> ids = svg::FragmentIds(diagram, "step-");
  std::multiset<Node> nodes;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    nodes.emplace(ids[i], MarkName(diagram.nodes[i].mark),
                  text::Printable(NodeTitle(diagram.nodes[i])));
  }
  return nodes;
}

void CheckReadBack(const Diagram& diagram) {
  for (const svg::Use use : {svg::Use::kFile, svg::Use::kPage}) {
    const std::string text = SvgOf(diagram, use);
    const Markup markup = ParseMarkup(text, MarkupKind::kXml);
    ASSERT_TRUE(markup.problems.empty()) << markup.problems.front() << "\n" << text;
    EXPECT_EQ(NodesIn(markup.root), NodesOf(diagram));
    EXPECT_EQ(EdgesIn(markup.root), EdgesOf(diagram));
    std::set<std::string> ids;
    VisitElements(markup.root, [&](const Element& element) {
      const std::string id = element.Attribute("id");
      EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
    });
  }
}

struct Frame {
  double left, top, right, bottom;
};

Frame FrameOf(const PlacedBox& box) {
  return {box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2,
          box.y + box.height / 2};
}

bool Overlap(const Frame& a, const Frame& b) {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 &&
         b.top < a.bottom - 1;
}

TEST(Svg, EveryPipelineIsReadBack) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    CheckReadBack(MakeDiagram(fixture.pipeline));
  }
}

TEST(Svg, BothSidesOfEveryComparisonAreReadBack) {
  for (const graph::Comparison& comparison : AllComparisons())
    CheckReadBack(MakeDiagram(comparison));
}

TEST(Svg, RandomGraphsAreReadBack) {
  for (std::uint32_t seed = 0; seed < 60 && !::testing::Test::HasFailure(); ++seed)
    CheckReadBack(MakeDiagram(RandomPipeline(seed, 2 + seed % 40, 0.6 + 0.3 * (seed % 5))));
}

TEST(Svg, StepsAndLabelsDoNotOverlap) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    const Diagram diagram = MakeDiagram(fixture.pipeline);
    const svg::Scene scene = svg::MakeScene(diagram).value();
    std::vector<Frame> frames;
    for (const PlacedBox& box : scene.placed.nodes)
      frames.push_back(FrameOf(box));
    for (std::size_t edge = 0; edge < scene.labels.size(); ++edge) {
      if (scene.labels[edge].empty()) continue;
      ASSERT_TRUE(scene.placed.edges[edge].label);
      double width = 0;
      for (const std::string& line : scene.labels[edge])
        width = std::max(width, svg::TextWidth(line, svg::kLabelSize));
      const double height = svg::kLabelLineHeight * static_cast<double>(scene.labels[edge].size());
      const PlacedPoint middle = *scene.placed.edges[edge].label;
      frames.push_back(FrameOf({middle.x, middle.y, width, height}));
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
      EXPECT_GE(frames[i].left, -1);
      EXPECT_LE(frames[i].right, scene.placed.width + 1);
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_FALSE(Overlap(frames[i], frames[j])) << i << " and " << j;
    }
  }
}

TEST(Svg, TextFitsItsBox) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const Diagram diagram = MakeDiagram(fixture.pipeline);
    const svg::Scene scene = svg::MakeScene(diagram).value();
    for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
      const double lines = static_cast<double>(scene.texts[i].size());
      EXPECT_GE(scene.placed.nodes[i].height, svg::kLineHeight * lines);
      for (const TextLine& line : scene.texts[i]) {
        EXPECT_LE(svg::TextWidth(line.text, svg::kTypeSize), scene.placed.nodes[i].width);
      }
    }
  }
}

TEST(Svg, LinesMeetTheShapesThatTheyJoin) {
  const Diagram diagram = MakeDiagram(ChurnPipeline());
  const svg::Scene scene = svg::MakeScene(diagram).value();
  for (std::size_t i = 0; i < diagram.edges.size(); ++i) {
    const svg::Outline& to = scene.outlines[diagram.edges[i].to];
    if (to.cut_x == 0) continue;
    const PlacedPoint tip = scene.placed.edges[i].tip;
    const double x = to.box.width / 2 - std::abs(tip.x - to.box.x);
    const double y = to.box.height / 2 - std::abs(tip.y - to.box.y);
    EXPECT_GE(x / to.cut_x + y / to.cut_y, 0.99) << "the tip hangs beside a cut corner";
  }
}

TEST(Svg, EveryStateDiffersInMoreThanColour) {
  const Markup markup = ParseMarkup(SvgOf(MakeDiagram(ChurnComparison())), MarkupKind::kXml);
  std::set<std::string> marks;
  for (const Element& step : WithClass(markup.root, "step")) {
    if (step.Attribute("id").empty()) continue;
    const std::string text = step.AllText();
    const std::string mark = MarkIn(step);
    marks.insert(mark);
    const std::vector<Element> glyphs = WithClass(step, "mark");
    ASSERT_EQ(glyphs.size(), mark == "same" ? 0U : 1U) << text;
    if (mark == "same") continue;
    EXPECT_EQ(glyphs.front().text, mark == "added" ? "+ " : mark == "removed" ? "- " : "~ ");
    EXPECT_EQ(WithClass(step, "inner").size(), mark == "changed" ? 1U : 0U);
  }
  EXPECT_EQ(marks, (std::set<std::string>{"same", "added", "removed", "changed"}));
  const std::string style = SvgOf(MakeDiagram(ChurnComparison()));
  EXPECT_NE(style.find(".step.mark-removed .box { fill: #ffffff; stroke: #d55e00; stroke-width: "
                       "1.6; stroke-dasharray"),
            std::string::npos);
}

TEST(Svg, OrderOfInsertionDoesNotMatter) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const std::string expected = SvgOf(MakeDiagram(fixture.pipeline));
    for (std::uint32_t seed = 1; seed <= 3; ++seed)
      EXPECT_EQ(SvgOf(MakeDiagram(Shuffled(fixture.pipeline, seed))), expected) << fixture.name;
  }
}

TEST(Svg, LoadsNothing) {
  const std::string text = SvgOf(MakeDiagram(MarkupPipeline()));
  const Markup markup = ParseMarkup(text, MarkupKind::kXml);
  VisitElements(markup.root, [](const Element& element) {
    EXPECT_NE(element.name, "script");
    EXPECT_NE(element.name, "image");
    for (const auto& [name, value] : element.attributes) {
      EXPECT_FALSE(name.starts_with("on")) << name;
      EXPECT_FALSE(name.ends_with("href")) << name;
    }
  });
  EXPECT_EQ(text.find("url("), std::string::npos);
  EXPECT_EQ(text.find("@import"), std::string::npos);
}

}  // namespace
}  // namespace smgraph::render
