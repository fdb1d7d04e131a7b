#include "graph/json.h"

#include <gtest/gtest.h>

#include "tests/support/pipeline_builder.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::graph {
namespace {

struct Expected {
  std::string text;
  std::string message;
  Position place;
};

Error ErrorOf(const std::string& text) {
  SourceMap sources;
  const FileId file = sources.Add("graph.json");
  const Result<Document> read = ReadJson(text, file, sources);
  return read.ok() ? Error{"no error"} : read.error();
}

std::string WithStep(const std::string& step) {
  return R"({"format": "smgraph.graph/1", "complete": true, "pipelines": [{"name": "P",)"
         R"( "dialect": "zenml", "complete": true, "steps": [)"
         "\n" +
         step +
         "\n"
         R"(], "edges": []}], "diagnostics": []})";
}

bool SameDocument(const Document& a, const Document& b) {
  return a.complete == b.complete && a.diagnostics == b.diagnostics &&
         std::equal(a.pipelines.begin(), a.pipelines.end(), b.pipelines.begin(), b.pipelines.end(),
                    &Same);
}

TEST(Json, IsReadBackToTheSameGraphAndTheSameBytes) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    SourceMap sources;
    const Document document = testing::RandomDocument(seed, sources);
    const std::string text = WriteJson(document, sources);
    const Result<Document> read = ReadJson(text, sources.Add("graph.json"), sources);
    ASSERT_TRUE(read.ok()) << "seed " << seed << ": " << read.error().message;
    ASSERT_TRUE(SameDocument(document, read.value())) << "seed " << seed << "\n" << text;
    ASSERT_EQ(WriteJson(read.value(), sources), text) << "seed " << seed;
  }
}

TEST(Json, LeavesOutWhatHasItsDefault) {
  SourceMap sources;
  Document document;
  document.pipelines.push_back(
      testing::PipelineBuilder().Step("A").Step("B").After("B", "A").Build());
  EXPECT_EQ(WriteJson(document, sources), R"({
  "format": "smgraph.graph/1",
  "complete": true,
  "pipelines": [
    {
      "name": "Demo",
      "dialect": "sagemaker",
      "complete": true,
      "steps": [
        {
          "id": "A",
          "kind": "processing"
        },
        {
          "id": "B",
          "kind": "processing"
        }
      ],
      "edges": [
        {
          "from": "A",
          "to": "B",
          "kind": "order",
          "made_by": "test"
        }
      ]
    }
  ],
  "diagnostics": []
}
)");
}

TEST(Json, TellsStepsOfOneNameApart) {
  SourceMap sources;
  Pipeline pipeline;
  for (int i = 0; i < 3; ++i)
    pipeline[add_vertex(pipeline)].id = "Twin";
  add_edge(2, 1, Edge{}, pipeline);
  Document document;
  document.pipelines.push_back(pipeline);
  const std::string text = WriteJson(document, sources);
  const Result<Document> read = ReadJson(text, FileId::kNoFile, sources);
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(SameDocument(document, read.value())) << text;
}

TEST(Json, ReplacesBytesThatAreNoText) {
  SourceMap sources;
  Document document;
  document.pipelines.push_back(testing::PipelineBuilder().Step("A\xff").Build());
  const std::string text = WriteJson(document, sources);
  const Result<Document> read = ReadJson(text, FileId::kNoFile, sources);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().pipelines.front()[0].id, "A\xef\xbf\xbd");
  EXPECT_EQ(WriteJson(read.value(), sources), text);
}

TEST(Json, PointsAtTheMistake) {
  const std::vector<Expected> cases = {
      {"", "expected a value, found the end of the text", {1, 1}},
      {"{", "expected a key, found the end of the text", {1, 2}},
      {"[1,\n 2,]", "expected a value, found ']'", {2, 4}},
      {"{'format': 1}", "expected a key, found '''", {1, 2}},
      {"[1] 2", "text after the end of the JSON value", {1, 5}},
      {"\"ä\x01\"", "a line break or control character within a string", {1, 3}},
      {"[01]", "a number with a leading zero", {1, 3}},
      {"[\"\\x\"]", "expected an escape, found 'x'", {1, 4}},
      {"[\"\\ud800\\u0041\"]", "half a surrogate pair", {1, 15}},
      {"[1e999]", "number 1e999 is out of range", {1, 7}},
      {"\"open", "a string without its closing '\"'", {1, 6}},
      {"3", "key 'format' is missing", {1, 1}},
      {R"({"format": "other/7"})", "unknown format", {1, 12}},
      {R"({"format": "smgraph.graph/1", "complet": true})", "unknown key 'complet'", {1, 42}},
      {WithStep(R"({"id": "A"})"), "key 'kind' is missing", {2, 1}},
      {WithStep(R"({"id": "A", "kind": "train"})"), "'train' is no kind of step", {2, 21}},
      {WithStep(R"({"id": 1, "kind": "other"})"), "expected a string, found a number", {2, 8}},
      {WithStep(R"({"id": "A", "kind": "other", "id": "B"})"),
       "key 'id' is written twice",
       {2, 36}},
      {WithStep(R"({"id": "A", "kind": "other", "guard": "maybe"})"),
       "'maybe' is no guard",
       {2, 39}},
      {WithStep(R"({"id": "A", "kind": "other", "settings": {"$x": 1}})"),
       "unknown tag '$x'",
       {2, 49}},
      {WithStep(R"({"id": "A", "kind": "other", "span": {"line": -1}})"),
       "expected a whole number that is not negative",
       {2, 47}},
  };
  for (const Expected& expected : cases) {
    const Error error = ErrorOf(expected.text);
    EXPECT_EQ(error.message, expected.message) << expected.text;
    EXPECT_EQ(error.span.begin, expected.place) << expected.text;
    EXPECT_TRUE(error.span.known()) << expected.text;
  }
}

TEST(Json, SaysWhichStepAnEdgeLacks) {
  const Error error =
      ErrorOf(R"({"format": "smgraph.graph/1", "complete": true, "diagnostics": [], "pipelines": [)"
              R"({"name": "P", "dialect": "asl", "complete": true, "steps": [], "edges": [)"
              "\n"
              R"({"from": "A", "to": "B", "kind": "order"}]}]})");
  EXPECT_EQ(error.message, "there is no step 'A'");
  EXPECT_EQ(error.span.begin, (Position{2, 10}));
  EXPECT_FALSE(error.hint.empty());
}

TEST(Json, RefusesNestingWithoutBounds) {
  EXPECT_EQ(ErrorOf(std::string(100'000, '[')).message, "the values are nested too deeply");
}

TEST(Json, NeverFailsOnAPrefixOrADamagedByte) {
  SourceMap sources;
  const std::string text = WriteJson(testing::RandomDocument(7, sources), sources);
  for (std::size_t i = 0; i < text.size(); i += 7) {
    static_cast<void>(ReadJson(text.substr(0, i), FileId::kNoFile, sources));
    std::string damaged = text;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x15);
    static_cast<void>(ReadJson(damaged, FileId::kNoFile, sources));
  }
}

}  // namespace
}  // namespace smgraph::graph
