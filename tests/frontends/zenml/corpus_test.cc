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

/// Is a recorded run one of those that the graph allows? By step function, as several runs of one
/// step may be one node of the graph.
void CheckRun(const graph::Pipeline& found, const Json& run) {
  std::map<std::string, std::string> step_of;
  std::set<std::string> ran;
  for (const Json& node : run["nodes"]) {
    step_of[node["id"]] = node["step"];
    ran.insert(node["step"]);
  }
  std::set<std::string> possible;
  for (const auto edge : boost::make_iterator_range(boost::edges(found))) {
    possible.insert(fmt::format("{}.{} -> {}.{}", found[boost::source(edge, found)].type,
                                found[edge].output, found[boost::target(edge, found)].type,
                                found[edge].input));
  }
  for (const Json& edge : run["edges"]) {
    if (edge["kind"] != "data") continue;
    const std::string text =
        fmt::format("{}.{} -> {}.{}", step_of[edge["from"]], edge["output"].get<std::string>(),
                    step_of[edge["to"]], edge["input"].get<std::string>());
    EXPECT_TRUE(possible.contains(text)) << text;
  }
  std::set<std::string> known;
  for (const auto step : boost::make_iterator_range(boost::vertices(found))) {
    const graph::Step& one = found[step];
    known.insert(one.type);
    const bool certain = one.guard.always() && !one.multiplicity;
    if (certain && run["status"] == "completed") {
      EXPECT_TRUE(ran.contains(one.type)) << one.id << " always runs, this run has none";
    }
  }
  for (const std::string& step : ran)
    EXPECT_TRUE(known.contains(step)) << "the graph has no " << step;
}

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
    if (!pipeline.contains("run")) {
      ExpectOneOf(documents, pipeline);
      continue;
    }
    for (const Json& run : pipeline["run"]["runs"]) {
      const graph::Document of_run = ReadCase(recorded, run);
      const auto graphs = Named(of_run, name);
      ASSERT_FALSE(graphs.empty()) << "no such pipeline";
      CheckRun(*graphs[0], run);
    }
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
