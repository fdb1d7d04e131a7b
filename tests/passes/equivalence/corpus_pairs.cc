#include "tests/passes/equivalence/corpus_pairs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "frontends/read.h"
#include "passes/equivalence/exclusive_calls.h"
#include "passes/lower.h"

namespace smgraph::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

fs::path PairsFolder() {
  return fs::path(SMGRAPH_SOURCE_DIR) / "corpus" / "pairs";
}

Json ReadJson(const fs::path& file) {
  return Json::parse(std::ifstream(file));
}

// The file that pair.json names, else the entry of the case.
graph::Pipeline ReadSide(const fs::path& folder, const std::string& named) {
  const std::string entry =
      named.empty() ? ReadJson(folder / "case.json").at("entry").get<std::string>() : named;
  frontends::ReadOptions options;
  options.root = folder;
  SourceMap sources;
  auto document =
      frontends::Read(frontends::ParseInput((folder / entry).string()), options, sources);
  if (!document.ok() || document.value().pipelines.size() != 1) {
    ADD_FAILURE() << folder << ": "
                  << (document.ok() ? "not one pipeline" : document.error().message);
    return {};
  }
  return std::move(document.value().pipelines.front());
}

}  // namespace

std::vector<std::string> PairNames() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(PairsFolder()))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

graph::Pipeline InZenMl(const graph::Pipeline& pipeline) {
  if (Info(pipeline).dialect == graph::Dialect::kSageMaker) return passes::Lower(pipeline).pipeline;
  graph::Pipeline merged = pipeline;
  passes::MergeExclusiveCalls(merged);
  return merged;
}

CorpusPair ReadPair(const std::string& name) {
  const fs::path folder = PairsFolder() / name;
  const Json about = ReadJson(folder / "pair.json");
  CorpusPair pair;
  pair.name = name;
  pair.before = ReadSide(folder / "before", about.value("before", ""));
  pair.after = ReadSide(folder / "after", about.value("after", ""));
  pair.verdict = about.at("verdict");
  pair.says = about.value("says", std::vector<std::string>());
  pair.strict = about.value("strict", pair.verdict);
  pair.changes = about.value("changes", std::vector<std::string>());
  pair.check = about.value("check", "");
  const Json declared = about.value("map", Json::object());
  for (const auto& [before, after] : declared.items())
    pair.options.match.declared.emplace_back(before, after.get<std::string>());
  return pair;
}

}  // namespace smgraph::testing
