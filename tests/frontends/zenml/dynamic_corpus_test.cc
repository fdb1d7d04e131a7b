#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "frontends/read.h"
#include "graph/base/json_tree.h"
#include "tests/frontends/zenml/recorded_run.h"
#include "tests/frontends/zenml/zenml_reader.h"

// Every dynamic ZenML pipeline of the corpus against the runs that real ZenML recorded
// (corpus/README.md). A case is a folder; a new folder is tested without a line here.
namespace smgraph::zenml {
namespace {

namespace fs = std::filesystem;

std::string TextOf(const fs::path& path) {
  std::ifstream stream(path);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

JsonNode JsonOf(const fs::path& path) {
  auto node = ParseJson(TextOf(path), FileId::kNoFile);
  if (!node.ok()) ADD_FAILURE() << path << ": " << node.error().message;
  return node.ok() ? std::move(node.value()) : JsonNode{};
}

/// The text of a JSON value for `arguments`.
std::string Print(const JsonNode& node) {
  if (node.null()) return "null";
  if (const auto* boolean = node.As<bool>()) return *boolean ? "true" : "false";
  if (const auto* integer = node.As<std::int64_t>()) return std::to_string(*integer);
  if (const auto* number = node.As<double>()) return fmt::format("{}", *number);
  if (const auto* text = node.As<std::string>()) return '"' + *text + '"';
  std::vector<std::string> parts;
  if (const auto* array = node.As<JsonNode::Array>()) {
    for (const JsonNode& item : *array)
      parts.push_back(Print(item));
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }
  for (const JsonMember& member : *node.As<JsonNode::Object>())
    parts.push_back(fmt::format("\"{}\": {}", member.key, Print(member.value)));
  return "{" + fmt::format("{}", fmt::join(parts, ", ")) + "}";
}

std::vector<fs::path> Cases() {
  const fs::path corpus = fs::path(SMGRAPH_SOURCE_DIR) / "corpus";
  std::vector<fs::path> cases;
  for (const char* folder : {"zenml", "pairs"}) {
    for (const auto& entry : fs::directory_iterator(corpus / folder)) {
      const fs::path one =
          std::string_view(folder) == "pairs" ? entry.path() / "after" : entry.path();
      const bool dynamic = fs::exists(one / "expected.json") &&
                           TextOf(one / "expected.json").find("\"runs\": [") != std::string::npos;
      if (dynamic) cases.push_back(one);
    }
  }
  std::ranges::sort(cases);
  return cases;
}

std::string NameOf(const fs::path& folder) {
  std::string name = folder.filename() == "after" ? folder.parent_path().filename().string()
                                                  : folder.filename().string();
  std::ranges::replace(name, '-', '_');
  return name;
}

class DynamicCorpus : public testing::TestWithParam<fs::path> {};

graph::Document ReadFile(const fs::path& path, const frontends::ReadOptions& options) {
  SourceMap sources;
  auto document = frontends::Read(frontends::ParseInput(path.string()), options, sources);
  if (!document.ok()) ADD_FAILURE() << document.error().message;
  return document.ok() ? std::move(document.value()) : graph::Document{};
}

/// What a case says of itself, or one of its runs: a call with arguments, or the file as a script.
graph::Document ReadCase(const fs::path& folder, const JsonNode& about, const JsonNode& run) {
  const std::string entry = Text(about, "entry");
  FileCase file;
  file.root = folder.string();
  file.path = entry;
  file.call = Text(about, "call");
  if (const JsonNode* arguments = run.Find("arguments")) file.arguments = Print(*arguments);
  return ReadZenMlFile(file);
}

/// A run of a dynamic pipeline read for itself: the call with its arguments, or the script with its
/// words as --set has them.
graph::Document ReadRunOf(const fs::path& folder, const JsonNode& about, const JsonNode& run) {
  if (!Text(about, "call").empty()) return ReadCase(folder, about, run);
  frontends::ReadOptions options;
  options.root = folder;
  std::string name;
  for (const JsonNode& word : Items(run, "argv")) {
    const std::string& text = *word.As<std::string>();
    if (text.starts_with("--")) {
      name = text.substr(2);
      options.set[name] = "True";
    } else if (!name.empty()) {
      std::string& value = options.set[name];
      value = value == "True" ? text : fmt::format("{} {}", value, text);
    }
  }
  return ReadFile(folder / Text(about, "entry"), options);
}

std::vector<const graph::Pipeline*> FindPipelines(const graph::Document& document,
                                                  const std::string& name) {
  std::vector<const graph::Pipeline*> found;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    if (graph::Info(pipeline).name == name) found.push_back(&pipeline);
  }
  return found;
}

using Reached = std::map<const graph::Pipeline*, std::set<std::size_t>>;

/// One of the graphs has to allow the run; what it reached is added.
void ExpectPossible(const std::vector<const graph::Pipeline*>& graphs, const JsonNode& run,
                    Reached& reached) {
  std::string why = "no such pipeline";
  for (const graph::Pipeline* graph : graphs) {
    const Verdict verdict = Judge(*graph, ReadRun(run));
    if (verdict.possible) {
      reached[graph].insert(verdict.reached.begin(), verdict.reached.end());
      return;
    }
    why = verdict.why;
  }
  ADD_FAILURE() << "a run is not possible: " << why;
}

/// The graph of the file allows every recorded run, and each of its steps ran in one of them (the
/// pairs, whose steps give what they always give, excepted). Where the file's graph is not complete
/// because parameters decide too much, and where words of the command line decide, that of each
/// run's call allows the run.
void CheckDynamic(const fs::path& folder, const JsonNode& about, const std::string& name,
                  const JsonNode::Array& runs) {
  frontends::ReadOptions options;
  options.root = folder;
  const graph::Document file = ReadFile(folder / Text(about, "entry"), options);
  const auto graphs = FindPipelines(file, name);
  const bool complete = !graphs.empty() && std::ranges::all_of(graphs, [](const auto* graph) {
    return graph::Info(*graph).complete;
  });
  const bool any_call = complete && about.Find("per_call") == nullptr;
  Reached reached;
  for (const JsonNode& run : runs) {
    if (any_call && Items(run, "argv").empty()) {
      ExpectPossible(graphs, run, reached);
      continue;
    }
    const graph::Document of_run = ReadRunOf(folder, about, run);
    const auto of_call = FindPipelines(of_run, name);
    Reached ignored;
    ExpectPossible(of_call, run, ignored);
    for (const graph::Pipeline* graph : of_call)
      EXPECT_TRUE(graph::Info(*graph).complete) << Messages(*graph);
  }
  const bool scripted =
      std::ranges::any_of(runs, [](const JsonNode& run) { return !Items(run, "argv").empty(); });
  if (scripted || folder.filename() == "after") return;
  for (const auto& [graph, steps] : reached) {
    for (const auto step : boost::make_iterator_range(boost::vertices(*graph)))
      EXPECT_TRUE(steps.contains(step)) << (*graph)[step].id << " runs in none of the runs";
  }
}

TEST_P(DynamicCorpus, AllowsTheRecordedRuns) {
  const JsonNode about = JsonOf(GetParam() / "case.json");
  const JsonNode expected = JsonOf(GetParam() / "expected.json");
  for (const JsonNode& pipeline : Items(expected, "pipelines")) {
    const JsonNode* run = pipeline.Find("run");
    if (run == nullptr) continue;
    const std::string name = Text(pipeline, "name");
    SCOPED_TRACE(name);
    CheckDynamic(GetParam(), about, name, Items(*run, "runs"));
  }
}

std::string TestName(const testing::TestParamInfo<fs::path>& folder) {
  return NameOf(folder.param);
}
INSTANTIATE_TEST_SUITE_P(ZenMl, DynamicCorpus, testing::ValuesIn(Cases()), &TestName);

}  // namespace
}  // namespace smgraph::zenml
