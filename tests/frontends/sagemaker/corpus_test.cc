#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "frontends/read.h"
#include "passes/check.h"
#include "tests/frontends/sagemaker/reading.h"

// Each SageMaker case of the corpus read, and compared with the graph that the real SDK made of it.
namespace smgraph::sagemaker {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Edge = std::tuple<std::string, std::string, std::string>;

const fs::path kCorpus = fs::path(SMGRAPH_SOURCE_DIR) / "corpus";

Json ReadJsonFile(const fs::path& path) {
  std::ifstream in(path);
  return Json::parse(in);
}

/// True when `found`, in which {…} stands for any text, can be `expected`.
bool SameName(std::string_view found, std::string_view expected) {
  const std::size_t open = found.find('{');
  const std::size_t close = open == std::string_view::npos ? open : found.find('}', open);
  if (close == std::string_view::npos) return found == expected;
  if (!expected.starts_with(found.substr(0, open))) return false;
  expected.remove_prefix(open);
  found.remove_prefix(close + 1);
  for (std::size_t skip = 0; skip <= expected.size(); ++skip) {
    if (SameName(found, expected.substr(skip))) return true;
  }
  return false;
}

/// What each found step is called in the recording.
std::map<std::string, std::string> Renaming(const graph::Pipeline& found, const Json& expected) {
  std::set<std::string> free;
  for (const Json& node : expected["nodes"])
    free.insert(node["id"].get<std::string>());
  std::map<std::string, std::string> names;
  for (const bool exact : {true, false}) {
    for (auto [it, end] = boost::vertices(found); it != end; ++it) {
      const std::string& id = found[*it].id;
      if (names.contains(id)) continue;
      const auto match = std::find_if(free.begin(), free.end(), [&](const std::string& name) {
        return exact ? name == id : SameName(id, name);
      });
      if (match == free.end()) continue;
      names[id] = *match;
      free.erase(match);
    }
  }
  return names;
}

std::string Named(const std::map<std::string, std::string>& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? "? " + id : found->second;
}

void Compare(const graph::Pipeline& found, const Json& expected) {
  const auto names = Renaming(found, expected);
  std::map<std::string, std::string> types;
  std::map<std::string, std::string> expected_types;
  for (auto [it, end] = boost::vertices(found); it != end; ++it)
    types[Named(names, found[*it].id)] = found[*it].type;
  for (const Json& node : expected["nodes"])
    expected_types[node["id"]] = node["type"];
  EXPECT_EQ(types, expected_types);

  std::set<Edge> edges;
  std::set<Edge> expected_edges;
  for (auto [it, end] = boost::edges(found); it != end; ++it) {
    edges.emplace(Named(names, found[boost::source(*it, found)].id),
                  Named(names, found[boost::target(*it, found)].id),
                  std::string(graph::EdgeKindName(found[*it].kind)));
  }
  for (const Json& edge : expected["edges"])
    expected_edges.emplace(edge["from"], edge["to"], edge["kind"]);
  EXPECT_EQ(edges, expected_edges);

  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> expected_parameters;
  for (const graph::Parameter& parameter : graph::Info(found).parameters)
    parameters.emplace_back(parameter.name, parameter.type);
  for (const Json& parameter : expected["parameters"])
    expected_parameters.emplace_back(parameter["name"], parameter["type"]);
  EXPECT_EQ(parameters, expected_parameters);
}

/// A JSON value as Python text.
std::string PythonText(const Json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_array()) {
    std::string text;
    for (const Json& item : value)
      text += PythonText(item) + ", ";
    return "[" + text + "]";
  }
  if (!value.is_object()) return value.dump();
  std::string text;
  for (const auto& [key, item] : value.items())
    text += Json(key).dump() + ": " + PythonText(item) + ", ";
  return "{" + text + "}";
}

/// The call that made the recorded pipeline, as Python text behind the file.
std::string CallOf(const Json& about) {
  if (!about.contains("call")) return "";
  const std::string call = about["call"];
  const auto spread = [&](const char* key) {
    return about.contains(key) ? "(**" + PythonText(about[key]) + ")" : "()";
  };
  const std::size_t dot = call.find('.');
  if (dot == std::string::npos) return "\n\n" + call + spread("arguments") + "\n";
  return "\n\n" + call.substr(0, dot) + spread("construct") + call.substr(dot) +
         spread("arguments") + "\n";
}

/// The definition that a notebook printed is found by the front door, not by evaluating cells.
Reading ReadPrinted(const fs::path& file) {
  SourceMap sources;
  frontends::Input input;
  input.path = file.string();
  auto document = frontends::Read(input, {}, sources);
  Reading reading;
  if (!document.ok()) {
    ADD_FAILURE() << document.error().message;
    return reading;
  }
  reading.document = std::move(document.value());
  return reading;
}

class Corpus : public testing::TestWithParam<std::string> {};

TEST_P(Corpus, GivesTheRecordedGraph) {
  const fs::path folder = kCorpus / GetParam();
  const Json expected = ReadJsonFile(folder / "expected.json");
  const Json about = ReadJsonFile(folder / "case.json");
  const bool printed = about.value("form", "") == "notebook-output";
  const Reading reading = printed ? ReadPrinted(folder / about["entry"])
                                  : ReadCorpusFile(folder, expected["path"], CallOf(about));
  if (expected["status"] != "ok") {
    bool found = !reading.complete;
    for (const graph::Pipeline& pipeline : reading.document.pipelines)
      found =
          found || !graph::Info(pipeline).diagnostics.empty() || !passes::Check(pipeline).empty();
    EXPECT_TRUE(found) << "nothing is said about a pipeline that the SDK refuses";
    return;
  }
  for (const Json& pipeline : expected["pipelines"]) {
    // A definition does not say what its pipeline is called.
    const std::string name = pipeline["name"].is_null() ? "" : pipeline["name"];
    SCOPED_TRACE(name);
    const auto match =
        std::find_if(reading.document.pipelines.begin(), reading.document.pipelines.end(),
                     [&](const graph::Pipeline& one) {
                       return name.empty() || SameName(graph::Info(one).name, name);
                     });
    if (match == reading.document.pipelines.end()) {
      ADD_FAILURE() << "no such pipeline";
      continue;
    }
    Compare(*match, pipeline);
    for (const Diagnostic& diagnostic : graph::Info(*match).diagnostics) {
      if (HasFailure()) {
        ADD_FAILURE() << diagnostic.code << " line " << diagnostic.span.begin.line << ": "
                      << diagnostic.message;
      }
    }
  }
  if (HasFailure()) {
    for (const Diagnostic& diagnostic : reading.diagnostics)
      ADD_FAILURE() << diagnostic.code << " line " << diagnostic.span.begin.line << ": "
                    << diagnostic.message;
  }
}

std::vector<std::string> Cases() {
  std::vector<std::string> cases;
  for (const auto& entry : fs::recursive_directory_iterator(kCorpus)) {
    if (entry.path().filename() != "case.json") continue;
    const std::string sdk = ReadJsonFile(entry.path())["sdk"];
    if (sdk.starts_with("sagemaker")) {
      cases.push_back(entry.path().parent_path().lexically_relative(kCorpus).generic_string());
    }
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Sdk, Corpus, testing::ValuesIn(Cases()), [](const auto& one) {
  std::string name = one.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); },
      '_');
  return name;
});

}  // namespace
}  // namespace smgraph::sagemaker
