#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/json.h"
#include "tests/support/random_pipeline.h"

namespace smgraph::graph {
namespace {

namespace fs = std::filesystem;

int Shell(const std::string& command) {
  return std::system(command.c_str());
}

// docs/graph.schema.json, checked by Python's jsonschema on what the generator makes.
TEST(JsonSchema, DescribesWhatIsWritten) {
  if (Shell("python3 -c 'import jsonschema' 2>/dev/null") != 0) {
    GTEST_SKIP() << "python3-jsonschema is not installed";
  }
  const fs::path folder =
      fs::path(::testing::TempDir()) / fmt::format("smgraph_schema_{}", getpid());
  fs::create_directories(folder);
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    SourceMap sources;
    const Document document = testing::RandomDocument(seed, sources);
    std::ofstream(folder / fmt::format("{}.json", seed)) << WriteJson(document, sources);
  }
  EXPECT_EQ(Shell(fmt::format("python3 '{0}/tests/graph/check_schema.py' "
                              "'{0}/docs/graph.schema.json' '{1}'/*.json",
                              SMGRAPH_SOURCE_DIR, folder.string())),
            0);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace smgraph::graph
