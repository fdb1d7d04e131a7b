#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/base/json_tree.h"
#include "tests/frontends/zenml/recorded_run.h"
#include "tests/frontends/zenml/zenml_reader.h"

// Random dynamic pipelines against the runs that real ZenML recorded
// (tests/conformance/random_dynamic.py).
namespace smgraph::zenml {
namespace {

JsonNode Programs() {
  std::ifstream stream(std::string(SMGRAPH_SOURCE_DIR) + "/tests/conformance/dynamic_runs.json");
  std::stringstream text;
  text << stream.rdbuf();
  auto programs = ParseJson(text.str(), FileId::kNoFile);
  if (!programs.ok()) ADD_FAILURE() << programs.error().message;
  return programs.ok() ? std::move(programs.value()) : JsonNode{};
}

TEST(RandomDynamicPipelines, AllowEveryRunAndReachEveryStep) {
  const JsonNode programs = Programs();
  ASSERT_NE(programs.As<JsonNode::Array>(), nullptr);
  for (const JsonNode& program : *programs.As<JsonNode::Array>()) {
    SCOPED_TRACE(fmt::format("seed {}", *program.Find("seed")->As<std::int64_t>()));
    std::string text;
    for (const JsonNode& line : Items(program, "program"))
      text += *line.As<std::string>() + "\n";
    const graph::Pipeline graph = ReadOne(text);
    EXPECT_TRUE(graph::Info(graph).complete) << Messages(graph);
    std::set<std::size_t> reached;
    for (const JsonNode& run : Items(program, "runs")) {
      const Verdict verdict = Judge(graph, ReadRun(run));
      EXPECT_TRUE(verdict.possible) << verdict.why;
      reached.insert(verdict.reached.begin(), verdict.reached.end());
    }
    for (const auto step : boost::make_iterator_range(boost::vertices(graph)))
      EXPECT_TRUE(reached.contains(step)) << graph[step].id << " runs in none of the runs";
  }
}

}  // namespace
}  // namespace smgraph::zenml
