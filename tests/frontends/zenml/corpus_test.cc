#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/frontends/zenml/recorded.h"
#include "tests/frontends/zenml/zenml_reader.h"

// Every ZenML case of the corpus against the graph that real ZenML compiled or recorded
// (corpus/README.md). A case is a folder; a new folder is tested without a line here.
namespace smgraph::zenml {
namespace {

using Json = nlohmann::json;

std::vector<const RecordedCase*> Cases() {
  std::vector<const RecordedCase*> cases;
  for (const RecordedCase& one : RecordedCases()) {
    if (!one.about.value("each", false)) cases.push_back(&one);
  }
  return cases;
}

std::vector<const graph::Pipeline*> Named(const graph::Document& document,
                                          const std::string& name) {
  std::vector<const graph::Pipeline*> found;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    if (graph::Info(pipeline).name == name) found.push_back(&pipeline);
  }
  return found;
}

/// One of the graphs of that name is the recorded one.
void ExpectOneOf(const std::vector<graph::Document>& documents, const Json& expected) {
  std::optional<std::vector<std::string>> fewest;
  for (const graph::Document& document : documents) {
    for (const graph::Pipeline* one : Named(document, expected["name"])) {
      std::vector<std::string> differences = Differences(*one, expected);
      if (!fewest || differences.size() < fewest->size()) fewest = std::move(differences);
    }
  }
  ASSERT_TRUE(fewest.has_value()) << "no such pipeline";
  for (const std::string& difference : *fewest)
    ADD_FAILURE() << difference;
}

/// The case as it was recorded: once, or once for each of its runs.
std::vector<graph::Document> ReadRuns(const RecordedCase& recorded) {
  std::vector<graph::Document> documents;
  for (const Json& run : recorded.about.value("runs", Json::array({Json::object()})))
    documents.push_back(ReadCase(recorded, run.empty() ? recorded.about : run));
  return documents;
}

class Corpus : public testing::TestWithParam<const RecordedCase*> {};

TEST_P(Corpus, IsReadAsZenMlReadsIt) {
  const RecordedCase& recorded = *GetParam();
  const std::vector<graph::Document> documents = ReadRuns(recorded);
  if (recorded.expected["status"] == "refused") {
    for (const graph::Pipeline& pipeline : documents[0].pipelines)
      EXPECT_FALSE(Messages(pipeline).empty()) << "nothing is said against it";
    return;
  }
  for (const Json& pipeline : recorded.expected["pipelines"]) {
    const std::string name = pipeline["name"];
    SCOPED_TRACE(name);
    // Dynamic pipelines: dynamic_corpus_test.cc.
    if (!pipeline.contains("run")) ExpectOneOf(documents, pipeline);
  }
}

INSTANTIATE_TEST_SUITE_P(ZenMl, Corpus, testing::ValuesIn(Cases()), [](const auto& one) {
  std::string name = one.param->name;
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace smgraph::zenml
