#include "tests/render/given_graphs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "frontends/read.h"
#include "passes/resolve.h"

namespace smgraph::render {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> FilesBelow(const fs::path& folder, const std::string& name) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(name)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::vector<NamedPipeline> ReadAll(const fs::path& file, const std::string& name) {
  frontends::ReadOptions options;
  options.root = file.parent_path();
  SourceMap sources;
  auto document = frontends::Read(frontends::ParseInput(file.string()), options, sources);
  std::vector<NamedPipeline> all;
  if (!document.ok()) return all;
  for (graph::Pipeline& pipeline : document.value().pipelines) {
    passes::Resolve(pipeline);
    all.push_back({name, std::move(pipeline)});
  }
  return all;
}

void Append(std::vector<NamedPipeline> more, std::vector<NamedPipeline>& all) {
  std::ranges::move(more, std::back_inserter(all));
}

}  // namespace

std::vector<NamedPipeline> RenderCases() {
  const char* said = std::getenv("SMGRAPH_RENDER_CASES");
  std::vector<NamedPipeline> all;
  if (said == nullptr) return all;
  for (const fs::path& file : FilesBelow(said, ".json"))
    Append(ReadAll(file, file.stem().string()), all);
  return all;
}

std::vector<NamedPipeline> CorpusPipelines() {
  std::vector<NamedPipeline> all;
  for (const fs::path& file : FilesBelow(fs::path(SMGRAPH_SOURCE_DIR) / "corpus", "/case.json")) {
    const auto facts = nlohmann::json::parse(std::ifstream(file));
    const fs::path folder = file.parent_path();
    Append(ReadAll(folder / facts.at("entry").get<std::string>(), folder.filename().string()), all);
  }
  return all;
}

}  // namespace smgraph::render
