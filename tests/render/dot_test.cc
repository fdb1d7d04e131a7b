#include "render/dot.h"

#include <memory>
#include <set>

#include <cgraph.h>
#include <gtest/gtest.h>

#include "render/text/graphemes.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {
namespace {

struct Close {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, Close>;

std::string Attribute(void* object, const char* name) {
  std::string key = name;
  const char* value = agget(object, key.data());
  return value == nullptr ? "" : value;
}

// "a,\nb" as the label was before it was wrapped: pieces that end in a comma had a blank there.
std::string Unwrapped(const std::string& label) {
  std::string out;
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t end = std::min(label.find("\\n", at), label.size());
    std::string line = label.substr(at, end - at);
    if (line.size() >= 2) line = line.substr(1, line.size() - 2);  // blanks beside the edge
    out += out.ends_with(',') ? " " + line : line;
    at = end + 2;
  }
  for (std::size_t at = out.find("&amp;"); at != std::string::npos; at = out.find("&amp;", at + 1))
    out.replace(at, 5, "&");
  for (std::size_t at = out.find('\\'); at != std::string::npos; at = out.find('\\', at + 1))
    out.erase(at, 1);
  return out;
}

char MarkOf(const std::string& style, const std::string& width, bool double_line) {
  if (double_line) return '~';
  if (style.find("dashed") != std::string::npos) return '-';
  return width.empty() ? ' ' : '+';
}

ParsedDrawing Parsed(Agraph_t* graph) {
  ParsedDrawing out;
  for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
    const bool decides = Attribute(node, "shape") == "diamond";
    const char mark = MarkOf(Attribute(node, "style"), Attribute(node, "penwidth"),
                             Attribute(node, "peripheries") == "2");
    out.nodes.push_back({agnameof(node), mark, decides});
    for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
      const std::string style = Attribute(edge, "style");
      const bool wide = !Attribute(edge, "penwidth").empty();
      const char edge_mark = MarkOf(style, Attribute(edge, "penwidth"), wide && style == "dotted");
      std::string label = Unwrapped(Attribute(edge, "label"));
      if (edge_mark != ' ') label.erase(0, label.size() > 1 ? 2 : 1);
      out.edges.push_back({agnameof(agtail(edge)), agnameof(aghead(edge)), label, edge_mark});
    }
  }
  std::ranges::sort(out.nodes);
  std::ranges::sort(out.edges);
  return out;
}

// What the file must say: the same as a drawing, with names as they are printed.
ParsedDrawing ExpectedInDot(const Diagram& diagram) {
  ParsedDrawing expected = Expected(diagram);
  for (ParsedNode& node : expected.nodes)
    node.name = text::Printable(node.name);
  for (ParsedEdge& edge : expected.edges) {
    edge.from = text::Printable(edge.from);
    edge.to = text::Printable(edge.to);
    edge.label = text::Printable(edge.label);
  }
  std::ranges::sort(expected.nodes);
  std::ranges::sort(expected.edges);
  return expected;
}

void CheckReadBack(const Diagram& diagram) {
  const std::string dot = DotText(diagram, "the title");
  const Graph graph(agmemread(dot.c_str()));
  ASSERT_NE(graph, nullptr) << dot;
  EXPECT_EQ(Differences(Parsed(graph.get()), ExpectedInDot(diagram)), "") << dot;
  std::multiset<std::string> clusters;
  for (Agraph_t* sub = agfstsubg(graph.get()); sub != nullptr; sub = agnxtsubg(sub)) {
    EXPECT_TRUE(std::string(agnameof(sub)).starts_with("cluster")) << agnameof(sub);
    EXPECT_GE(agnnodes(sub), 1);
  }
}

TEST(Dot, EveryPipelineIsReadBackByGraphviz) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    CheckReadBack(MakeDiagram(fixture.pipeline));
  }
}

TEST(Dot, EveryComparisonIsReadBackByGraphviz) {
  for (const graph::Comparison& comparison : AllComparisons())
    CheckReadBack(MakeDiagram(comparison));
}

TEST(Dot, RandomGraphsAreReadBackByGraphviz) {
  for (std::uint32_t seed = 0; seed < 200 && !::testing::Test::HasFailure(); ++seed)
    CheckReadBack(MakeDiagram(RandomPipeline(seed, 2 + seed % 40, 0.6 + 0.3 * (seed % 5))));
}

TEST(Dot, ArmsOfSeveralStepsAreClusters) {
  const Diagram diagram = MakeDiagram(testing::PipelineBuilder()
                                          .Step("Gate", graph::StepKind::kCondition)
                                          .Step("A")
                                          .Step("B")
                                          .Branch("Gate", "then", "A")
                                          .Branch("Gate", "then", "B")
                                          .Build());
  const Graph graph(agmemread(DotText(diagram, "").c_str()));
  ASSERT_NE(graph, nullptr);
  Agraph_t* cluster = agfstsubg(graph.get());
  ASSERT_NE(cluster, nullptr);
  EXPECT_EQ(agnnodes(cluster), 2);
  EXPECT_EQ(Attribute(cluster, "label"), "Gate: then");
  EXPECT_EQ(agnnodes(graph.get()), 3);
}

TEST(Dot, LooksAsItLooked) {
  EXPECT_EQ(GoldenDifference("churn.dot", DotText(MakeDiagram(ChurnPipeline()), "")), "");
  EXPECT_EQ(GoldenDifference("churn_comparison.dot", DotText(MakeDiagram(ChurnComparison()), "")),
            "");
  EXPECT_EQ(GoldenDifference("markup.dot", DotText(MakeDiagram(MarkupPipeline()), "a \"b\" & c")),
            "");
}

}  // namespace
}  // namespace smgraph::render
