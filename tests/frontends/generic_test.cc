#include "frontends/generic/generic.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <gtest/gtest.h>

#include "graph/clusters.h"
#include "graph/verify.h"

// Graphs that are no pipelines: DOT and lists of edges.
namespace smgraph {
namespace {

using graph::Document;

struct Read {
  SourceMap sources;
  Result<Document> result = Error{};
};

std::unique_ptr<Read> Dot(const std::string& text) {
  auto read = std::make_unique<Read>();
  read->result = generic::ReadDot(text, read->sources.Add("flow.dot", text), read->sources);
  return read;
}

std::unique_ptr<Read> List(const std::string& text) {
  auto read = std::make_unique<Read>();
  const FileId file = read->sources.Add("flow.json", text);
  read->result = generic::kGeneric.json.read(text, file, read->sources);
  return read;
}

// "a -> b [label]", in the order of the graph.
std::vector<std::string> Edges(const graph::Pipeline& pipeline) {
  std::vector<std::string> edges_found;
  for (const graph::EdgeId id : boost::make_iterator_range(edges(pipeline))) {
    const std::string& label = pipeline[id].arm;
    edges_found.push_back(pipeline[source(id, pipeline)].id + " -> " +
                          pipeline[target(id, pipeline)].id +
                          (label.empty() ? "" : " [" + label + "]"));
  }
  return edges_found;
}

std::vector<std::string> Names(const graph::Pipeline& pipeline) {
  std::vector<std::string> names;
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    names.push_back(pipeline[step].id);
  return names;
}

using Texts = std::vector<std::string>;

TEST(GenericDot, NodesEdgesAndLabels) {
  const auto read = Dot(R"(
      // a comment
      strict digraph "two words" {
        node [shape=box];
        Fetch; Clean -> { Split Count } [label="rows\nkept"];
        subgraph cluster_train { Split:out -> Fit; Fit [label="Fit the model"]; }
        Fetch -> Clean [label=raw];
      })");
  ASSERT_TRUE(read->result.ok()) << read->result.error().message;
  const graph::Pipeline& pipeline = read->result.value().pipelines.at(0);
  EXPECT_EQ(graph::Info(pipeline).name, "two words");
  EXPECT_EQ(graph::Info(pipeline).dialect, graph::Dialect::kGeneric);
  EXPECT_EQ(Names(pipeline), (Texts{"Fetch", "Clean", "Split", "Count", "Fit the model"}));
  EXPECT_EQ(Edges(pipeline), (Texts{"Fetch -> Clean [raw]", "Clean -> Split [rows kept]",
                                    "Clean -> Count [rows kept]", "Split -> Fit the model [out]"}));
  EXPECT_TRUE(graph::Verify(pipeline).empty());
}

std::vector<std::string> Clusters(const graph::Pipeline& pipeline) {
  std::vector<std::string> found;
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline))) {
    const graph::Value* clusters = pipeline[step].arguments.Find(graph::kClusters);
    if (clusters != nullptr) found.push_back(pipeline[step].id + " in " + PlainText(*clusters));
  }
  return found;
}

TEST(GenericDot, ClustersMayBeNested) {
  const auto read = Dot(R"(digraph {
      subgraph cluster_0 { label="Training"; a;
        subgraph plain { b; }
        subgraph cluster_1 { c; subgraph cluster_2 { label="Same"; d; } } }
      subgraph cluster_3 { label="Same"; e; a; }
      f; })");
  ASSERT_TRUE(read->result.ok());
  EXPECT_EQ(Clusters(read->result.value().pipelines.at(0)),
            (Texts{"a in ['Training']", "b in ['Training']", "c in ['Training', 'cluster_1']",
                   "d in ['Training', 'cluster_1', 'cluster_2']", "e in ['cluster_3']"}));
}

TEST(GenericDot, NamedPortsAreSaid) {
  const auto read = Dot(R"(digraph {
      a:out -> b; a:out:s -> c [label=rows]; a:s -> d:n; b -> d:left; c:x -> d:y; })");
  ASSERT_TRUE(read->result.ok());
  EXPECT_EQ(Edges(read->result.value().pipelines.at(0)),
            (Texts{"a -> b [out]", "a -> c [rows (out)]", "a -> d", "b -> d [→ left]",
                   "c -> d [x → y]"}));
}

// Of several edges that say the same a strict graph has one.
TEST(GenericDot, StrictGraphsHaveEachEdgeOnce) {
  const auto read = Dot("strict digraph { a -> b; a -> b; }\ndigraph { a -> b; a -> b; }");
  ASSERT_TRUE(read->result.ok());
  EXPECT_EQ(Edges(read->result.value().pipelines.at(0)), (Texts{"a -> b"}));
  EXPECT_EQ(Edges(read->result.value().pipelines.at(1)), (Texts{"a -> b", "a -> b"}));
}

TEST(GenericDot, NodesKeepTheirIdsWhereLabelsDoNotTellThemApart) {
  const auto read = Dot(R"(digraph {
      a [label="load"]; b [label="load"]; c [label="a"]; d [label=<<b>bold</b>>];
      e [shape=record, label="{x|y}"]; f [label="\N now"]; })");
  ASSERT_TRUE(read->result.ok());
  EXPECT_EQ(Names(read->result.value().pipelines.at(0)), (Texts{"a", "b", "c", "d", "e", "f now"}));
}

TEST(GenericDot, SeveralGraphsInAFile) {
  const auto read = Dot("digraph one { a -> b }\ndigraph { c }\n");
  ASSERT_TRUE(read->result.ok());
  ASSERT_EQ(read->result.value().pipelines.size(), 2U);
  EXPECT_EQ(graph::Info(read->result.value().pipelines[1]).name, "flow");
}

TEST(GenericDot, FaultsHaveTheirPlace) {
  const auto wrong = Dot("digraph {\n  a -> ;\n}\n");
  ASSERT_FALSE(wrong->result.ok());
  EXPECT_EQ(wrong->sources.Describe(wrong->result.error().span), "flow.dot:2:1");
  EXPECT_EQ(wrong->result.error().message, "not valid DOT: near ';'");
  const auto undirected = Dot("graph { a -- b }");
  ASSERT_FALSE(undirected->result.ok());
  EXPECT_EQ(undirected->result.error().hint, "write digraph and ->");
}

TEST(GenericDot, IsToldFromPython) {
  EXPECT_TRUE(generic::LooksLikeDot("digraph {}"));
  EXPECT_TRUE(generic::LooksLikeDot("\nstrict graph \"x y\" {\n"));
  EXPECT_FALSE(generic::LooksLikeDot("graph = {1: 2}\n"));
  EXPECT_FALSE(generic::LooksLikeDot("import graph\nx = {}\n"));
  EXPECT_FALSE(generic::LooksLikeDot("graph(x)\ny = {}"));
}

TEST(GenericEdgeList, AllSpellings) {
  const auto read =
      List(R"({"name": "flow", "nodes": [{"id": "a", "label": "Load"}, "b", {"id": 3}],
      "links": [{"source": "a", "target": "b"}, {"from": "b", "to": 3, "label": "ok"}]})");
  ASSERT_TRUE(read->result.ok()) << read->result.error().message;
  const graph::Pipeline& pipeline = read->result.value().pipelines.at(0);
  EXPECT_EQ(graph::Info(pipeline).name, "flow");
  EXPECT_EQ(Edges(pipeline), (Texts{"Load -> b", "b -> 3 [ok]"}));
  EXPECT_TRUE(graph::Verify(pipeline).empty());
}

TEST(GenericEdgeList, FaultsHaveTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> faults = {
      {R"([{"id": "a"}, {"id": "a"}], "edges": [])", "a second node with the id 'a'"},
      {R"([{"name": "a"}], "edges": [])", "a node without id"},
      {R"(["a"], "edges": [{"from": "a"}])", "an edge without its ends"},
      {R"(["a"], "edges": [{"from": "a", "to": "z"}])",
       "an edge from 'a' to 'z', which are not both nodes"},
      {R"([], "edges": [], "directed": false)", "the graph is undirected: its edges say no order"}};
  for (const auto& [text, message] : faults) {
    const auto read = List("{\"nodes\": " + text + "}");
    ASSERT_FALSE(read->result.ok()) << text;
    EXPECT_EQ(read->result.error().message, message);
    EXPECT_EQ(read->result.error().span.begin.line, 1U);
  }
}

}  // namespace
}  // namespace smgraph
