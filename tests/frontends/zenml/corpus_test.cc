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

#include "frontends/zenml/zenml.h"
#include "graph/base/json_tree.h"
#include "tests/frontends/zenml/zenml_reader.h"

// Every ZenML case of the corpus against the graph that real ZenML compiled or recorded
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

std::string Text(const JsonNode& object, std::string_view key) {
  const JsonNode* member = object.Find(key);
  const auto* text = member == nullptr ? nullptr : member->As<std::string>();
  return text == nullptr ? "" : *text;
}

const JsonNode::Array& Items(const JsonNode& object, std::string_view key) {
  static const JsonNode::Array none;
  const JsonNode* member = object.Find(key);
  const auto* list = member == nullptr ? nullptr : member->As<JsonNode::Array>();
  return list == nullptr ? none : *list;
}

graph::Value ValueOf(const JsonNode& node) {
  if (const auto* boolean = node.As<bool>()) return *boolean;
  if (const auto* integer = node.As<std::int64_t>()) return *integer;
  if (const auto* number = node.As<double>()) return *number;
  if (const auto* text = node.As<std::string>()) return *text;
  if (const auto* array = node.As<JsonNode::Array>()) {
    graph::List list;
    for (const JsonNode& item : *array)
      list.items.push_back(ValueOf(item));
    return list;
  }
  if (const auto* object = node.As<JsonNode::Object>()) {
    graph::Map map;
    for (const JsonMember& member : *object)
      map.Set(member.key, ValueOf(member.value));
    return map;
  }
  return graph::Null{};
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

std::string EdgeText(const JsonNode& edge) {
  return Text(edge, "kind") == "data"
             ? fmt::format("{}.{} -> {}.{}", Text(edge, "from"), Text(edge, "output"),
                           Text(edge, "to"), Text(edge, "input"))
             : fmt::format("{} ~> {}", Text(edge, "from"), Text(edge, "to"));
}

Lines ExpectedEdges(const JsonNode& pipeline) {
  Lines lines;
  for (const JsonNode& edge : Items(pipeline, "edges"))
    lines.push_back(EdgeText(edge));
  std::ranges::sort(lines);
  return lines;
}

/// The value of a step's input with the pipeline's parameters put in.
graph::Value Resolved(const graph::Pipeline& pipeline, graph::Value value) {
  if (auto* list = value.As<graph::List>()) {
    for (graph::Value& item : list->items)
      item = Resolved(pipeline, std::move(item));
  }
  const auto* reference = value.As<graph::ParameterReference>();
  if (reference == nullptr) return value;
  const graph::Value* settings = graph::Info(pipeline).settings.Find("parameters");
  const auto* given = settings == nullptr ? nullptr : settings->As<graph::Map>();
  if (given != nullptr && given->Find(reference->name) != nullptr) {
    return *given->Find(reference->name);
  }
  for (const graph::Parameter& parameter : graph::Info(pipeline).parameters) {
    if (parameter.name == reference->name && parameter.default_value) {
      return *parameter.default_value;
    }
  }
  return value;
}

void CheckNode(const graph::Pipeline& found, const JsonNode& node) {
  const auto step = graph::FindStep(found, Text(node, "id"));
  if (!step) return;  // reported with the list of steps
  Lines outputs;
  for (const JsonNode& output : Items(node, "outputs"))
    outputs.push_back(*output.As<std::string>());
  EXPECT_EQ(OutputsOf(found, Text(node, "id")), outputs) << Text(node, "id");
  const JsonNode* parameters = node.Find("parameters");
  if (parameters == nullptr) return;
  for (const JsonMember& member : *parameters->As<JsonNode::Object>()) {
    const graph::Port* port = graph::FindPort(found[*step].inputs, member.key);
    ASSERT_NE(port, nullptr) << Text(node, "id") << "." << member.key;
    EXPECT_EQ(graph::Describe(Resolved(found, port->value)), graph::Describe(ValueOf(member.value)))
        << Text(node, "id") << "." << member.key;
  }
}

void CheckStatic(const graph::Pipeline& found, const JsonNode& expected) {
  Lines steps;
  for (const JsonNode& node : Items(expected, "nodes")) {
    const std::string id = Text(node, "id");
    const std::string step = Text(node, "step");
    steps.push_back(id == step ? id : fmt::format("{}({})", id, step));
    CheckNode(found, node);
  }
  Lines found_steps = Steps(found);
  std::ranges::sort(steps);
  std::ranges::sort(found_steps);
  EXPECT_EQ(found_steps, steps);
  EXPECT_EQ(Edges(found), ExpectedEdges(expected));
  Lines parameters;
  for (const JsonNode& parameter : Items(expected, "parameters"))
    parameters.push_back(Text(parameter, "name"));
  Lines found_parameters;
  for (const graph::Parameter& parameter : graph::Info(found).parameters)
    found_parameters.push_back(parameter.name);
  std::ranges::sort(parameters);
  std::ranges::sort(found_parameters);
  EXPECT_EQ(found_parameters, parameters);
  const JsonNode* schedule = expected.Find("schedule");
  EXPECT_EQ(graph::Info(found).schedules.empty(), schedule == nullptr || schedule->null());
  EXPECT_TRUE(graph::Info(found).complete) << Messages(found);
}

/// Is a recorded run one of those that the graph allows? By step function, as several runs of one
/// step may be one node of the graph.
void CheckRun(const graph::Pipeline& found, const JsonNode& run) {
  std::map<std::string, std::string> step_of;
  std::set<std::string> ran;
  for (const JsonNode& node : Items(run, "nodes")) {
    step_of[Text(node, "id")] = Text(node, "step");
    ran.insert(Text(node, "step"));
  }
  std::set<std::string> possible;
  for (const auto edge : boost::make_iterator_range(boost::edges(found))) {
    possible.insert(fmt::format("{}.{} -> {}.{}", found[boost::source(edge, found)].type,
                                found[edge].output, found[boost::target(edge, found)].type,
                                found[edge].input));
  }
  for (const JsonNode& edge : Items(run, "edges")) {
    if (Text(edge, "kind") != "data") continue;
    const std::string text =
        fmt::format("{}.{} -> {}.{}", step_of[Text(edge, "from")], Text(edge, "output"),
                    step_of[Text(edge, "to")], Text(edge, "input"));
    EXPECT_TRUE(possible.contains(text)) << text;
  }
  std::set<std::string> known;
  for (const auto step : boost::make_iterator_range(boost::vertices(found))) {
    const graph::Step& one = found[step];
    known.insert(one.type);
    const bool certain = one.guard.always() && !one.multiplicity;
    if (certain && Text(run, "status") == "completed") {
      EXPECT_TRUE(ran.contains(one.type)) << one.id << " always runs, this run has none";
    }
  }
  for (const std::string& step : ran)
    EXPECT_TRUE(known.contains(step)) << "the graph has no " << step;
}

std::vector<fs::path> Cases() {
  const fs::path corpus = fs::path(SMGRAPH_SOURCE_DIR) / "corpus";
  std::vector<fs::path> cases;
  for (const char* folder : {"zenml", "pairs"}) {
    for (const auto& entry : fs::directory_iterator(corpus / folder)) {
      const fs::path one =
          std::string_view(folder) == "pairs" ? entry.path() / "after" : entry.path();
      if (fs::exists(one / "expected.json")) cases.push_back(one);
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

class Corpus : public testing::TestWithParam<fs::path> {};

/// What a case says of itself, or one of its runs: a call with arguments, or the file as a script.
graph::Document ReadCase(const fs::path& folder, const JsonNode& about, const JsonNode& run) {
  const std::string entry = Text(about, "entry");
  if (entry.ends_with(".json")) {
    SourceMap sources;
    auto document = ReadSnapshot(TextOf(folder / entry), FileId::kNoFile, sources);
    if (!document.ok()) ADD_FAILURE() << document.error().message;
    return document.ok() ? std::move(document.value()) : graph::Document{};
  }
  FileCase file;
  file.root = folder.string();
  file.path = entry;
  file.call = Text(about, "call");
  if (const JsonNode* arguments = run.Find("arguments")) file.arguments = Print(*arguments);
  return ReadZenMlFile(file);
}

const graph::Pipeline* FindPipeline(const graph::Document& document, const std::string& name) {
  for (const graph::Pipeline& pipeline : document.pipelines) {
    if (graph::Info(pipeline).name == name) return &pipeline;
  }
  return nullptr;
}

TEST_P(Corpus, IsReadAsZenMlReadsIt) {
  const JsonNode about = JsonOf(GetParam() / "case.json");
  if (Text(about, "sdk") != "zenml") GTEST_SKIP();
  const JsonNode expected = JsonOf(GetParam() / "expected.json");
  const graph::Document document = ReadCase(GetParam(), about, about);
  if (Text(expected, "status") == "refused") {
    for (const graph::Pipeline& pipeline : document.pipelines)
      EXPECT_FALSE(Messages(pipeline).empty()) << "nothing is said against it";
    return;
  }
  std::map<std::string, std::size_t> seen;
  for (const JsonNode& pipeline : Items(expected, "pipelines")) {
    const std::string name = Text(pipeline, "name");
    SCOPED_TRACE(name);
    if (++seen[name] > 1) continue;  // one graph for each function: the first call's
    const graph::Pipeline* found = FindPipeline(document, name);
    ASSERT_NE(found, nullptr) << "no pipeline " << name;
    const JsonNode* run = pipeline.Find("run");
    if (run == nullptr) {
      CheckStatic(*found, pipeline);
      continue;
    }
    for (const JsonNode& one : Items(*run, "runs")) {
      const graph::Document of_run = ReadCase(GetParam(), about, one);
      const graph::Pipeline* graph = FindPipeline(of_run, name);
      ASSERT_NE(graph, nullptr) << "no pipeline " << name;
      CheckRun(*graph, one);
    }
  }
}

std::string TestName(const testing::TestParamInfo<fs::path>& folder) {
  return NameOf(folder.param);
}
INSTANTIATE_TEST_SUITE_P(ZenMl, Corpus, testing::ValuesIn(Cases()), &TestName);

}  // namespace
}  // namespace smgraph::zenml
