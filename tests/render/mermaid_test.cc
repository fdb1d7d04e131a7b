#include "render/mermaid.h"

#include <map>
#include <optional>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "render/text/graphemes.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {
namespace {

std::string Unquoted(std::string text) {
  const std::map<std::string, std::string> codes = {
      {"#quot;", "\""}, {"#35;", "#"}, {"#lt;", "<"}, {"#gt;", ">"}, {"#96;", "`"}, {"#amp;", "&"}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '#' ? text.find(';', at) : std::string::npos;
    const auto code = codes.find(text.substr(at, end == std::string::npos ? 0 : end + 1 - at));
    out += code == codes.end() ? text.substr(at, 1) : code->second;
    at += code == codes.end() ? 1 : code->first.size();
  }
  return out;
}

// Reads flowcharts line by line, by the grammar of Mermaid as far as it is used.
class Reader {
 public:
  ParsedDrawing Read(const std::string& text) {
    bool first = true;
    for (const std::string& line : Lines(text)) {
      if (first && line != "flowchart TD") out_.problems.push_back("starts with " + line);
      if (!first && !Line(line)) out_.problems.push_back("cannot be read: " + line);
      first = false;
    }
    if (depth_ != 0) out_.problems.emplace_back("a subgraph without end");
    for (ParsedEdge& edge : out_.edges) {
      edge.from = names_[edge.from];
      edge.to = names_[edge.to];
      if (edge.from.empty() || edge.to.empty()) out_.problems.emplace_back("an edge to nowhere");
    }
    std::ranges::sort(out_.nodes);
    std::ranges::sort(out_.edges);
    return out_;
  }

  const std::set<std::string>& unknown_classes() {
    for (const std::string& name : classes_defined_)
      classes_.erase(name);
    return classes_;
  }
  const std::vector<std::string>& subgraphs() const { return subgraphs_; }

 private:
  bool Line(const std::string& line) {
    static const std::regex kNode(
        R"re( +(s_\w*)(\[|\{\{|\(\[|\[\()"([^"`]*)"(\]|\}\}|\]\)|\)\])(:::(\w+)))re");
    static const std::regex kEdge(R"re( +(s_\w*) (-->|==>|-\.->)(\|"([^"`]*)"\|)? (s_\w*))re");
    static const std::regex kSubgraph(R"re( +subgraph (g_\w*) \["([^"`]*)"\])re");
    static const std::regex kClass(R"re(  classDef (\w+) [\w#:,. -]+)re");
    static const std::regex kLinks(R"re(  linkStyle [\d,]+ stroke:#[0-9a-f]{6})re");
    std::smatch match;
    if (std::regex_match(line, match, kNode)) {
      AddNode(match);
    } else if (std::regex_match(line, match, kEdge)) {
      AddEdge(match);
    } else if (std::regex_match(line, match, kSubgraph)) {
      ++depth_;
      subgraphs_.push_back(Unquoted(match[2]));
    } else if (std::regex_match(line, std::regex(" +end"))) {
      --depth_;
    } else if (std::regex_match(line, match, kClass)) {
      classes_defined_.insert(match[1]);
    } else {
      return std::regex_match(line, kLinks);
    }
    return true;
  }

  void AddNode(const std::smatch& match) {
    std::string label = match[3];
    label = Unquoted(label.substr(0, label.find("<br/>")));
    const std::string style = match[6];
    classes_.insert(style);
    const std::map<std::string, char> marks = {{"added", '+'}, {"removed", '-'}, {"changed", '~'}};
    const auto mark = marks.find(style);
    ParsedNode node{label, ' ', match[2] == "{{"};
    if (mark != marks.end()) {
      node.mark = mark->second;
      if (!label.starts_with(std::string(1, node.mark) + " "))
        out_.problems.push_back("no mark: " + label);
      node.name = label.substr(2);
    }
    if (!names_.emplace(match[1], node.name).second) out_.problems.push_back("twice: " + label);
    out_.nodes.push_back(node);
  }

  void AddEdge(const std::smatch& match) {
    out_.edges.push_back({match[1], match[5], Unquoted(match[4]), ' '});
  }

  ParsedDrawing out_;
  std::map<std::string, std::string> names_;
  std::set<std::string> classes_;
  std::set<std::string> classes_defined_;
  std::vector<std::string> subgraphs_;
  int depth_ = 0;
};

// Edges carry their mark at the start of the label.
ParsedDrawing ExpectedInMermaid(const Diagram& diagram) {
  ParsedDrawing expected = Expected(diagram);
  for (ParsedNode& node : expected.nodes)
    node.name = text::Printable(node.name);
  for (ParsedEdge& edge : expected.edges) {
    edge = {text::Printable(edge.from), text::Printable(edge.to), text::Printable(edge.label),
            edge.mark};
    if (edge.mark != ' ') {
      edge.label = edge.mark + (edge.label.empty() ? "" : " " + edge.label);
    }
    edge.mark = ' ';
  }
  std::ranges::sort(expected.nodes);
  std::ranges::sort(expected.edges);
  return expected;
}

void CheckReadBack(const Diagram& diagram) {
  const std::string text = MermaidText(diagram, "");
  Reader reader;
  EXPECT_EQ(Differences(reader.Read(text), ExpectedInMermaid(diagram)), "") << text;
  EXPECT_TRUE(reader.unknown_classes().empty()) << text;
}

TEST(Mermaid, EveryPipelineIsReadBack) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    CheckReadBack(MakeDiagram(fixture.pipeline));
  }
}

TEST(Mermaid, EveryComparisonIsReadBack) {
  for (const graph::Comparison& comparison : AllComparisons())
    CheckReadBack(MakeDiagram(comparison));
}

TEST(Mermaid, RandomGraphsAreReadBack) {
  for (std::uint32_t seed = 0; seed < 60 && !::testing::Test::HasFailure(); ++seed)
    CheckReadBack(MakeDiagram(RandomPipeline(seed, 2 + seed % 40, 0.6 + 0.3 * (seed % 5))));
}

TEST(Mermaid, ArmsOfSeveralStepsAreSubgraphs) {
  const Diagram diagram = MakeDiagram(testing::PipelineBuilder()
                                          .Step("Gate", graph::StepKind::kCondition)
                                          .Step("A")
                                          .Step("B")
                                          .Branch("Gate", "then", "A")
                                          .Branch("Gate", "then", "B")
                                          .Build());
  Reader reader;
  EXPECT_TRUE(reader.Read(MermaidText(diagram, "")).problems.empty());
  EXPECT_EQ(reader.subgraphs(), std::vector<std::string>{"Gate: then"});
}

TEST(Mermaid, TheTitleStandsInFrontAndIsQuoted) {
  const std::string text = MermaidText(MakeDiagram(ChurnPipeline()), "before: \"a\"\n# b");
  EXPECT_TRUE(text.starts_with("---\ntitle: \"")) << text.substr(0, 60);
  const std::vector<std::string> lines = Lines(text);
  EXPECT_EQ(lines[2], "---");
  EXPECT_EQ(lines[3], "flowchart TD");
}

TEST(Mermaid, LooksAsItLooked) {
  EXPECT_EQ(GoldenDifference("churn.mmd", MermaidText(MakeDiagram(ChurnPipeline()), "")), "");
  EXPECT_EQ(
      GoldenDifference("churn_comparison.mmd", MermaidText(MakeDiagram(ChurnComparison()), "")),
      "");
  EXPECT_EQ(GoldenDifference("markup.mmd", MermaidText(MakeDiagram(MarkupPipeline()), "")), "");
}

}  // namespace
}  // namespace smgraph::render
