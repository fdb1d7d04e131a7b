#include "tests/frontends/zenml/recorded.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "frontends/zenml/zenml.h"
#include "tests/frontends/zenml/zenml_reader.h"

namespace smgraph::zenml {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Texts = std::set<std::string>;

Json JsonOf(const fs::path& path) {
  std::ifstream stream(path);
  return Json::parse(stream);
}

std::vector<RecordedCase> ReadCases() {
  const fs::path corpus = fs::path(SMGRAPH_SOURCE_DIR) / "corpus";
  std::vector<RecordedCase> cases;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    if (entry.path().filename() != "case.json") continue;
    const fs::path folder = entry.path().parent_path();
    Json about = JsonOf(entry.path());
    if (about["sdk"] != "zenml") continue;
    cases.push_back({folder.lexically_relative(corpus).generic_string(), folder.string(),
                     std::move(about), JsonOf(folder / "expected.json")});
  }
  std::ranges::sort(cases, {}, &RecordedCase::name);
  return cases;
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

/// What a case, or one run of it, is started with: words of its command line, environment
/// variables.
std::string StartOf(const Json& about, const Json& run) {
  std::string text;
  const Json& argv = run.contains("argv") ? run : about;
  if (argv.contains("argv"))
    text += "import sys\nsys.argv[1:] = " + PythonText(argv["argv"]) + "\n";
  if (about.contains("environment"))
    text += "import os\nos.environ.update(" + PythonText(about["environment"]) + ")\n";
  return text;
}

Json ToJson(const graph::Value& value);

template <typename Items>
Json ListOf(const Items& items) {
  Json list = Json::array();
  for (const graph::Value& item : items)
    list.push_back(ToJson(item));
  return list;
}

/// What is no plain value is shown as people read it.
Json ToJson(const graph::Value& value) {
  if (value.null()) return nullptr;
  if (const auto* boolean = value.As<bool>()) return *boolean;
  if (const auto* integer = value.As<std::int64_t>()) return *integer;
  if (const auto* number = value.As<double>()) return *number;
  if (const auto* text = value.As<std::string>()) return *text;
  if (const auto* list = value.As<graph::List>()) return ListOf(list->items);
  const auto* map = value.As<graph::Map>();
  if (map == nullptr) return "?" + graph::Describe(value);
  Json object = Json::object();
  for (const auto& [key, item] : map->items)
    object[key] = ToJson(item);
  return object;
}

/// Values of the pipeline's parameters: those given, else the defaults.
std::map<std::string, graph::Value> ParametersOf(const graph::Pipeline& found) {
  std::map<std::string, graph::Value> values;
  const graph::PipelineInfo& info = graph::Info(found);
  for (const graph::Parameter& parameter : info.parameters)
    values[parameter.name] = parameter.default_value.value_or(graph::Null{});
  const graph::Value* given = info.settings.Find("parameters");
  if (given != nullptr && given->As<graph::Map>() != nullptr) {
    for (const auto& [name, value] : given->As<graph::Map>()->items)
      values[name] = value;
  }
  return values;
}

/// The value of a step's input with the pipeline's parameters put in.
graph::Value Resolved(const std::map<std::string, graph::Value>& parameters, graph::Value value) {
  if (auto* list = value.As<graph::List>()) {
    for (graph::Value& item : list->items)
      item = Resolved(parameters, std::move(item));
  }
  if (auto* map = value.As<graph::Map>()) {
    for (auto& [key, item] : map->items)
      item = Resolved(parameters, std::move(item));
  }
  const auto* reference = value.As<graph::ParameterReference>();
  if (reference == nullptr) return value;
  const auto known = parameters.find(reference->name);
  return known == parameters.end() ? value : known->second;
}

void Compare(const Texts& found, const Texts& expected, std::string_view what,
             std::vector<std::string>& out) {
  for (const std::string& one : found) {
    if (!expected.contains(one)) out.push_back(fmt::format("{} {}: ZenML has none", what, one));
  }
  for (const std::string& one : expected) {
    if (!found.contains(one)) out.push_back(fmt::format("{} {}: missed", what, one));
  }
}

void CompareSteps(const graph::Pipeline& found, const Json& expected,
                  std::vector<std::string>& out) {
  Texts steps;
  Texts wanted;
  for (const auto id : boost::make_iterator_range(boost::vertices(found))) {
    std::vector<std::string> outputs;
    for (const graph::Port& port : found[id].outputs)
      outputs.push_back(port.name);
    steps.insert(
        fmt::format("{} ({}) gives {}", found[id].id, found[id].type, fmt::join(outputs, ",")));
  }
  for (const Json& node : expected["nodes"]) {
    wanted.insert(fmt::format("{} ({}) gives {}", node["id"].get<std::string>(),
                              node["step"].get<std::string>(),
                              fmt::join(node["outputs"].get<std::vector<std::string>>(), ",")));
  }
  Compare(steps, wanted, "step", out);
}

void CompareEdges(const graph::Pipeline& found, const Json& expected,
                  std::vector<std::string>& out) {
  Texts wanted;
  for (const Json& edge : expected["edges"]) {
    const auto text = [&](const char* key) { return edge[key].get<std::string>(); };
    wanted.insert(edge["kind"] == "data" ? fmt::format("{}.{} -> {}.{}", text("from"),
                                                       text("output"), text("to"), text("input"))
                                         : fmt::format("{} ~> {}", text("from"), text("to")));
  }
  const Lines lines = Edges(found);
  Compare({lines.begin(), lines.end()}, wanted, "edge", out);
}

void CompareParameters(const graph::Pipeline& found, const Json& expected,
                       std::vector<std::string>& out) {
  Texts parameters;
  Texts wanted;
  for (const auto& [name, value] : ParametersOf(found))
    parameters.insert(name + " = " + ToJson(value).dump());
  for (const Json& one : expected["parameters"])
    wanted.insert(one["name"].get<std::string>() + " = " + one["value"].dump());
  Compare(parameters, wanted, "parameter", out);
}

bool IsFed(const graph::Pipeline& found, const graph::Step& step, const std::string& input) {
  const auto edges = boost::in_edges(*graph::FindStep(found, step.id), found);
  return std::any_of(edges.first, edges.second,
                     [&](const auto& edge) { return found[edge].input == input; });
}

void CompareInputs(const graph::Pipeline& found, const graph::Step& step, const Json& node,
                   std::vector<std::string>& out) {
  const auto known = ParametersOf(found);
  const Json wanted = node.value("parameters", Json::object());
  for (const auto& [name, value] : wanted.items()) {
    if (IsFed(found, step, name)) continue;  // the output wins over what is configured
    const graph::Value* argument = step.arguments.Find(name);
    const Json given = argument == nullptr ? Json() : ToJson(Resolved(known, *argument));
    const bool address = value.is_string() &&
                         value.get<std::string>().find("{address}") != std::string::npos &&
                         given.is_string();
    if (argument == nullptr || (given != value && !address)) {
      out.push_back(fmt::format("{}.{} is {}, not {}", step.id, name, given.dump(), value.dump()));
    }
  }
  const Json external = node.value("external", Json::array());
  for (const auto& [name, value] : step.arguments.items) {
    const bool outside = std::ranges::find(external, Json(name)) != external.end();
    if (!wanted.contains(name) && !outside) {
      out.push_back(fmt::format("{}.{} is a parameter", step.id, name));
    }
  }
}

const Json& Member(const Json& object, std::string_view key) {
  static const Json none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

/// `above` with what `below` says: mappings key by key.
Json Merged(Json above, const Json& below) {
  if (!above.is_object() || !below.is_object()) return below.is_null() ? above : below;
  for (const auto& [key, value] : below.items())
    above[key] = Merged(Member(above, key), value);
  return above;
}

/// True when every member of `part` is in `whole`, numbers and texts of one value being one.
bool Holds(const Json& whole, const Json& part) {
  if (part.is_null()) return true;
  if (!part.is_object() || !whole.is_object()) return whole == part;
  return std::ranges::all_of(part.items(), [&](const auto& member) {
    return Holds(Member(whole, member.key()), member.value());
  });
}

/// Settings of components, which stay with the code where the recording's stack has none of them.
bool IsOfComponent(const std::string& key) {
  return key.find_first_of(".:") != std::string::npos || key == "orchestrator" ||
         key == "step_operator";
}

/// The settings but those of components.
Json OwnSettings(Json settings) {
  if (!settings.is_object()) return settings;
  for (auto it = settings.begin(); it != settings.end();)
    it = IsOfComponent(it.key()) ? settings.erase(it) : std::next(it);
  return settings.empty() ? Json() : settings;
}

/// Options that steps have from their pipeline when they have none themselves, and how the graph
/// calls the hooks.
constexpr std::string_view kInherited[] = {"retry", "settings"};
constexpr std::pair<std::string_view, std::string_view> kHooks[] = {
    {"failure", "on_failure"}, {"success", "on_success"}, {"start", "on_start"}, {"end", "on_end"}};

void CompareOptions(const Json& pipeline, const graph::Step& step, const Json& node,
                    std::vector<std::string>& out) {
  const Json own = ToJson(step.settings);
  if (Member(own, "enable_cache") != Member(node, "enable_cache")) {
    out.push_back(fmt::format("{} has enable_cache = {}, not {}", step.id,
                              Member(own, "enable_cache").dump(),
                              Member(node, "enable_cache").dump()));
  }
  for (const std::string_view key : kInherited) {
    const Json& inherited = Member(pipeline, key);
    const Json effective = key == "settings" || Member(own, key).is_null()
                               ? Merged(inherited, Member(own, key))
                               : Member(own, key);
    // What ZenML fills in for a retry is its default.
    const Json defaults = {{"max_retries", 1}, {"delay", 0}, {"backoff", 0}};
    const Json whole =
        key == "retry" && !effective.is_null() ? Merged(defaults, effective) : effective;
    const bool more = key == "settings" && !Holds(Member(node, key), OwnSettings(whole));
    if (more || !Holds(whole, Member(node, key))) {
      out.push_back(fmt::format("{} has {} = {}, not {}", step.id, key, whole.dump(),
                                Member(node, key).dump()));
    }
  }
  for (const auto& [recorded, option] : kHooks) {
    const Json& wanted = Member(Member(node, "hooks"), recorded);
    const Json& hook =
        Member(own, option).is_null() ? Member(pipeline, option) : Member(own, option);
    if (wanted.is_null() != hook.is_null()) {
      out.push_back(
          fmt::format("{} has {} = {}, not {}", step.id, option, hook.dump(), wanted.dump()));
    }
  }
}

void CompareRest(const graph::Pipeline& found, const Json& expected,
                 std::vector<std::string>& out) {
  const graph::PipelineInfo& info = graph::Info(found);
  Texts outputs;
  Texts wanted;
  const graph::Value* returned = info.settings.Find("outputs");
  if (returned != nullptr && returned->As<graph::List>() != nullptr) {
    for (const graph::Value& one : returned->As<graph::List>()->items)
      outputs.insert(graph::Describe(one));
  }
  for (const Json& one : expected.value("outputs", Json::array())) {
    wanted.insert(graph::Describe(graph::StepReference{one["step"], one["output"]}));
  }
  Compare(outputs, wanted, "output", out);
  const Json& schedule = Member(expected, "schedule");
  if (info.schedules.empty() != schedule.is_null()) {
    out.push_back("schedule " + schedule.dump());
  } else if (!schedule.is_null()) {
    const Json expression = ToJson(info.schedules[0].expression);
    const bool known =
        std::ranges::any_of(schedule, [&](const Json& field) { return field == expression; });
    if (!known)
      out.push_back(fmt::format("schedule {}, not {}", expression.dump(), schedule.dump()));
  }
  if (!info.complete) out.push_back("it is not complete: " + Messages(found));
}

}  // namespace

const std::vector<RecordedCase>& RecordedCases() {
  static const std::vector<RecordedCase> kCases = ReadCases();
  return kCases;
}

graph::Document ReadCase(const RecordedCase& one, const Json& run) {
  const std::string entry = one.about["entry"];
  if (entry.ends_with(".json")) {
    std::ifstream stream(fs::path(one.folder) / entry);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    SourceMap sources;
    auto document = ReadSnapshot(text, FileId::kNoFile, sources);
    if (!document.ok()) ADD_FAILURE() << document.error().message;
    return document.ok() ? std::move(document.value()) : graph::Document{};
  }
  FileCase file;
  file.root = one.folder;
  file.path = entry;
  file.before = StartOf(one.about, run);
  file.call = one.about.value("call", "");
  if (run.contains("arguments")) file.arguments = run["arguments"].dump();
  return ReadZenMlFile(file);
}

std::vector<std::string> Differences(const graph::Pipeline& found, const Json& expected) {
  std::vector<std::string> out;
  CompareSteps(found, expected, out);
  CompareEdges(found, expected, out);
  CompareParameters(found, expected, out);
  const Json pipeline = ToJson(graph::Info(found).settings);
  for (const Json& node : expected["nodes"]) {
    const auto step = graph::FindStep(found, node["id"].get<std::string>());
    if (!step) continue;
    CompareInputs(found, found[*step], node, out);
    CompareOptions(pipeline, found[*step], node, out);
  }
  const Json settings = OwnSettings(Member(pipeline, "settings"));
  const Json& recorded = Member(expected["settings"], "settings");
  if (!Holds(settings, OwnSettings(recorded)) || !Holds(recorded, settings)) {
    out.push_back(fmt::format("settings = {}, not {}", settings.dump(), recorded.dump()));
  }
  if (Member(pipeline, "enable_cache") != Member(expected["settings"], "enable_cache")) {
    out.push_back("enable_cache = " + Member(pipeline, "enable_cache").dump());
  }
  CompareRest(found, expected, out);
  return out;
}

}  // namespace smgraph::zenml
