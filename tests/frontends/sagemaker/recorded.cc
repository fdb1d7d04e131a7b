#include "tests/frontends/sagemaker/recorded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "frontends/sagemaker/assemble.h"

namespace smgraph::sagemaker {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Edge = std::tuple<std::string, std::string, std::string>;
using Adjacency = std::map<std::string, std::set<std::string>>;

Json ReadJsonFile(const fs::path& path) {
  std::ifstream in(path);
  return Json::parse(in);
}

std::vector<RecordedCase> ReadCases() {
  const fs::path corpus = fs::path(SMGRAPH_SOURCE_DIR) / "corpus";
  std::vector<RecordedCase> cases;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    if (entry.path().filename() != "case.json") continue;
    const fs::path folder = entry.path().parent_path();
    Json about = ReadJsonFile(entry.path());
    if (!about["sdk"].get<std::string>().starts_with("sagemaker")) continue;
    cases.push_back({folder.lexically_relative(corpus).generic_string(), folder.string(),
                     std::move(about), ReadJsonFile(folder / "expected.json")});
  }
  std::ranges::sort(cases, {}, &RecordedCase::name);
  return cases;
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

/// The edges that the SDK's own graph has, parallel ones once.
Adjacency AdjacencyOf(const graph::Pipeline& found,
                      const std::map<std::string, std::string>& names) {
  Adjacency adjacency;
  for (auto [it, end] = boost::vertices(found); it != end; ++it)
    adjacency[Named(names, found[*it].id)];
  for (auto [it, end] = boost::edges(found); it != end; ++it) {
    if (found[*it].made_by != kMadeBySdk) continue;
    adjacency[Named(names, found[boost::source(*it, found)].id)].insert(
        Named(names, found[boost::target(*it, found)].id));
  }
  return adjacency;
}

std::string DependsOnText(const Json& step) {
  if (!step.contains("DependsOn")) return "";
  std::string text;
  for (const Json& after : step["DependsOn"]) {
    text += text.empty() ? "[" : ",";
    if (after.is_string()) {
      text += after.get<std::string>();
    } else {
      text += after["Step"].get<std::string>() + (after["Trigger"] == "Any" ? "?" : "!");
    }
  }
  return text + "]";
}

std::string NestedText(const Json& arguments) {
  const auto branch = [&](const char* key) {
    return arguments.contains(key) ? OrderOfDefinition(arguments[key]) : std::string();
  };
  const std::string then = branch("IfSteps") + branch("ForEachBody");
  const std::string other = branch("ElseSteps");
  const std::string text =
      then + (then.empty() || other.empty() ? "" : "; ") + (other.empty() ? "" : "else " + other);
  return text.empty() ? text : "{" + text + "}";
}

using Schedules = std::map<std::string, std::pair<std::string, std::string>>;

/// Name, expression in the words of EventBridge, and state of each schedule.
Schedules SchedulesOf(const graph::Pipeline& found) {
  Schedules schedules;
  for (const graph::Schedule& schedule : graph::Info(found).schedules) {
    const graph::Value* enabled = schedule.settings.Find("enabled");
    const bool off = enabled != nullptr && *enabled == graph::Value(false);
    schedules[schedule.name] = {schedule.form + "(" + graph::PlainText(schedule.expression) + ")",
                                off ? "DISABLED" : "ENABLED"};
  }
  return schedules;
}

}  // namespace

const std::vector<RecordedCase>& RecordedCases() {
  static const std::vector<RecordedCase> kCases = ReadCases();
  return kCases;
}

std::string OrderOfDefinition(const Json& steps) {
  std::string text;
  for (const Json& step : steps) {
    text += (text.empty() ? "" : ", ") + step["Name"].get<std::string>() + DependsOnText(step);
    const std::string type = step["Type"];
    if (type == "Condition" || type == "ForEach") text += NestedText(step["Arguments"]);
  }
  return text;
}

const nlohmann::ordered_json& InOrder(const RecordedCase& one) {
  static std::map<std::string, nlohmann::ordered_json> parsed;
  const auto [entry, added] = parsed.try_emplace(one.name);
  if (added) {
    std::ifstream in(fs::path(one.folder) / "expected.json");
    entry->second = nlohmann::ordered_json::parse(in);
  }
  return entry->second;
}

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

void ExpectRecorded(const graph::Pipeline& found, const Json& expected) {
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
  for (const Json& edge : expected["edges"]) {
    // The definition may refer to a step that is not there.
    if (expected_types.contains(edge["from"]))
      expected_edges.emplace(edge["from"], edge["to"], edge["kind"]);
  }
  EXPECT_EQ(edges, expected_edges);
  if (expected.contains("adjacency")) {
    EXPECT_EQ(AdjacencyOf(found, names), expected["adjacency"].get<Adjacency>());
  }

  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> expected_parameters;
  for (const graph::Parameter& parameter : graph::Info(found).parameters)
    parameters.emplace_back(parameter.name, parameter.type);
  for (const Json& parameter : expected["parameters"])
    expected_parameters.emplace_back(parameter["name"], parameter["type"]);
  EXPECT_EQ(parameters, expected_parameters);
}

void ExpectSchedules(const graph::Pipeline& found, const Json& expected) {
  Schedules schedules;
  if (expected.contains("schedules")) {
    for (const Json& one : expected["schedules"])
      schedules[one["name"]] = {one["expression"], one["state"]};
  }
  EXPECT_EQ(SchedulesOf(found), schedules);
}

}  // namespace smgraph::sagemaker
