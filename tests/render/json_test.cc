#include "render/json.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "graph/json.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"

namespace smgraph::render {
namespace {

namespace fs = std::filesystem;

TEST(Json, OfAPipelineIsTheGraphFormat) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  const graph::Pipeline pipeline = ChurnPipeline();
  const std::string text = JsonFile(pipeline, options).value();
  SourceMap read;
  AddSources(read);
  const Result<graph::Document> document = graph::ReadJson(text, read.Add("graph.json"), read);
  ASSERT_TRUE(document.ok()) << document.error().message;
  ASSERT_EQ(document.value().pipelines.size(), 1U);
  EXPECT_TRUE(graph::Same(document.value().pipelines.front(), pipeline));
  EXPECT_EQ(document.value().complete, graph::Info(pipeline).complete);
}

TEST(Json, OfAnIncompletePipelineSaysSo) {
  const std::string text = JsonFile(GuardedPipeline(), {}).value();
  EXPECT_EQ(nlohmann::json::parse(text)["complete"], false);
}

TEST(Json, OfAComparisonHasEveryChange) {
  for (const graph::Comparison& comparison : AllComparisons()) {
    const nlohmann::json json = nlohmann::json::parse(JsonFile(comparison, {}).value());
    ASSERT_EQ(json["changes"].size(), comparison.changes.size());
    std::size_t counted = 0;
    for (const char* kind : {"added", "removed", "changed", "renamed"})
      counted += json["summary"][kind].get<std::size_t>();
    EXPECT_EQ(counted, comparison.changes.size());
    EXPECT_EQ(json["matching"].size(), comparison.matching.pairs.size());
  }
}

TEST(Json, OfAComparisonLooksAsItLooked) {
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  EXPECT_EQ(GoldenDifference("churn_comparison.json", JsonFile(ChurnComparison(), options).value()),
            "");
}

TEST(Json, OfComparisonsFollowsItsSchema) {
  if (std::system("python3 -c 'import jsonschema' 2>/dev/null") != 0)
    GTEST_SKIP() << "python3-jsonschema is not installed";
  const fs::path folder = fs::path(::testing::TempDir()) / fmt::format("smgraph_diff_{}", getpid());
  fs::create_directories(folder);
  SourceMap sources;
  AddSources(sources);
  RenderOptions options;
  options.sources = &sources;
  int number = 0;
  for (const graph::Comparison& comparison : AllComparisons())
    std::ofstream(folder / fmt::format("{}.json", number++))
        << JsonFile(comparison, options).value();
  EXPECT_EQ(std::system(fmt::format("python3 '{0}/tests/graph/check_schema.py' "
                                    "'{0}/docs/diff.schema.json' '{1}'/*.json",
                                    SMGRAPH_SOURCE_DIR, folder.string())
                            .c_str()),
            0);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace smgraph::render
