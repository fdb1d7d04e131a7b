#include "frontends/zenml/snapshot_json.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "frontends/zenml/json_place.h"
#include "frontends/zenml/state.h"

namespace smgraph::zenml {
namespace {

using Json = nlohmann::ordered_json;
using Path = std::vector<std::string>;

constexpr int kMaxDepth = 100;

/// What is wrong with the document, and where; caught in ReadSnapshot.
struct Malformed {
  std::string message;
  Path path;
};

Path Below(Path path, std::string step) {
  path.push_back(std::move(step));
  return path;
}

/// The member `key`, or null when it is absent or null.
const Json* Member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string TextOf(const Json& value, const Path& path) {
  if (!value.is_string()) throw Malformed{"expected a string", path};
  return value.get<std::string>();
}

std::string TextMember(const Json& object, std::string_view key) {
  const Json* value = Member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

const Json& Object(const Json& value, const Path& path) {
  if (!value.is_object()) throw Malformed{"expected an object", path};
  return value;
}

graph::Value ValueOf(const Json& json, int depth = 0) {
  if (depth > kMaxDepth) return graph::Unknown{"a value too deep to read", "…", {}};
  switch (json.type()) {
    case Json::value_t::boolean:
      return json.get<bool>();
    case Json::value_t::number_integer:
      return json.get<std::int64_t>();
    case Json::value_t::number_unsigned: {
      const auto number = json.get<std::uint64_t>();
      const bool fits = number <= static_cast<std::uint64_t>(INT64_MAX);
      return fits ? graph::Value(static_cast<std::int64_t>(number))
                  : graph::Value(json.get<double>());
    }
    case Json::value_t::number_float:
      return json.get<double>();
    case Json::value_t::string:
      return json.get<std::string>();
    case Json::value_t::array: {
      graph::List list;
      for (const Json& item : json)
        list.items.push_back(ValueOf(item, depth + 1));
      return list;
    }
    case Json::value_t::object: {
      graph::Map map;
      for (const auto& [key, value] : json.items())
        map.Set(key, ValueOf(value, depth + 1));
      return map;
    }
    default:
      return graph::Null{};
  }
}

// "module.attribute", or text that was a source before sources were objects.
std::string AttributeOf(const Json* source) {
  if (source == nullptr) return {};
  std::string text =
      source->is_string() ? source->get<std::string>() : TextMember(*source, "attribute");
  text = text.substr(0, text.find('@'));
  const std::size_t dot = text.rfind('.');
  return dot == std::string::npos ? text : text.substr(dot + 1);
}

/// One step of the document before it becomes a vertex.
struct StepEntry {
  std::string id;
  const Json* spec = nullptr;
  const Json* config = nullptr;
  Path path;  // of the spec
};

class Reader {
 public:
  Reader(const Json& root, std::string_view text, FileId file)
      : root_(root), text_(text), file_(file) {}

  graph::Document Read();

 private:
  void FindParts();
  void ListSteps();
  void AddSteps();
  void AddEdges();
  void AddInputs(std::size_t consumer, const std::string& name, const Json& inputs,
                 const Path& path);
  void FillInfo();
  void FillStep(const StepEntry& entry, graph::Step& step);
  void AddParameters(const StepEntry& entry, graph::Step& step);
  std::size_t IndexOf(const std::string& id, const Path& path) const;
  SourceSpan At(const Path& path) const { return PlaceOf(text_, path, file_); }

  const Json& root_;
  const std::string_view text_;
  const FileId file_;
  const Json* snapshot_ = nullptr;
  const Json* spec_ = nullptr;
  Path snapshot_path_;
  Path spec_path_;
  std::vector<StepEntry> steps_;
  std::map<std::string, std::size_t> index_of_;
  graph::Pipeline pipeline_;
};

void Reader::FindParts() {
  Object(root_, {});
  snapshot_ = &root_;
  if (const Json* metadata = Member(root_, "metadata")) {
    if (Member(*metadata, "pipeline_spec") || Member(*metadata, "step_configurations")) {
      snapshot_ = metadata;
      snapshot_path_ = {"metadata"};
    }
  }
  spec_ = Member(*snapshot_, "pipeline_spec");
  spec_path_ = Below(snapshot_path_, "pipeline_spec");
  if (spec_ == nullptr && Member(*snapshot_, "steps") != nullptr) {
    spec_ = snapshot_;  // a bare specification
    spec_path_ = snapshot_path_;
  }
  if (spec_ != nullptr) Object(*spec_, spec_path_);
  if (spec_ == nullptr && Member(*snapshot_, "step_configurations") == nullptr) {
    throw Malformed{"no pipeline_spec and no step_configurations: not a ZenML snapshot", {}};
  }
}

// The specification lists the steps in ZenML's order; without it the configurations do.
void Reader::ListSteps() {
  const Json* configurations = Member(*snapshot_, "step_configurations");
  const Path configurations_path = Below(snapshot_path_, "step_configurations");
  if (configurations != nullptr) Object(*configurations, configurations_path);
  const auto add = [&](StepEntry entry) {
    if (entry.id.empty()) throw Malformed{"a step without invocation_id", entry.path};
    if (!index_of_.emplace(entry.id, steps_.size()).second) {
      throw Malformed{fmt::format("two steps are called '{}'", entry.id), entry.path};
    }
    if (entry.config == nullptr && configurations != nullptr) {
      const Json* one = Member(*configurations, entry.id);
      if (one != nullptr) entry.config = Member(*one, "config");
      if (one != nullptr && entry.config == nullptr) {
        entry.config = Member(*one, "step_config_overrides");
      }
    }
    steps_.push_back(std::move(entry));
  };
  const Json* steps = spec_ == nullptr ? nullptr : Member(*spec_, "steps");
  if (steps != nullptr) {
    const Path path = Below(spec_path_, "steps");
    if (!steps->is_array()) throw Malformed{"expected a list of steps", path};
    for (std::size_t i = 0; i < steps->size(); ++i) {
      const Path here = Below(path, std::to_string(i));
      const Json& one = Object((*steps)[i], here);
      std::string id = TextMember(one, "invocation_id");
      if (id.empty()) id = TextMember(one, "pipeline_parameter_name");
      if (id.empty()) id = AttributeOf(Member(one, "source"));
      add({std::move(id), &one, nullptr, here});
    }
    return;
  }
  if (configurations == nullptr) return;
  for (const auto& [id, one] : configurations->items()) {
    const Path here = Below(configurations_path, id);
    Object(one, here);
    const Json* spec = Member(one, "spec");
    add({id, spec == nullptr ? &one : spec, Member(one, "config"), Below(here, "spec")});
  }
}

// Options of a step that say something (zenml.md § 1.2).
constexpr std::string_view kOptions[] = {"enable_cache",
                                         "experiment_tracker",
                                         "step_operator",
                                         "retry",
                                         "settings",
                                         "extra",
                                         "environment",
                                         "model",
                                         "runtime",
                                         "group",
                                         "tags",
                                         "substitutions",
                                         "cache_policy",
                                         "failure_hook_source",
                                         "success_hook_source"};

void CopyOptions(const Json& from, graph::Map& to) {
  for (const std::string_view name : kOptions) {
    const Json* value = Member(from, name);
    const bool empty = value == nullptr || (value->is_structured() && value->empty());
    if (!empty) to.Set(name, ValueOf(*value));
  }
}

void Reader::AddParameters(const StepEntry& entry, graph::Step& step) {
  // Inputs that are no outputs of steps, in the words of the configuration.
  constexpr std::string_view kSources[] = {"parameters", "external_input_artifacts",
                                           "model_artifacts_or_metadata", "client_lazy_loaders"};
  for (const std::string_view source : kSources) {
    const Json* inputs = entry.config == nullptr ? nullptr : Member(*entry.config, source);
    if (inputs == nullptr || !inputs->is_object()) continue;
    for (const auto& [name, json] : inputs->items()) {
      graph::Value value = ValueOf(json);
      if (source == kSources[0]) step.arguments.Set(name, value);
      if (graph::FindPort(step.inputs, name) == nullptr) {
        step.inputs.push_back({name, name, "", std::move(value)});
      }
    }
  }
}

void Reader::FillStep(const StepEntry& entry, graph::Step& step) {
  step.id = entry.id;
  step.kind = graph::StepKind::kPythonStep;
  step.span = At(entry.path);
  step.type = entry.config == nullptr ? "" : TextMember(*entry.config, "name");
  if (step.type.empty()) step.type = AttributeOf(Member(*entry.spec, "source"));
  const Json* inputs = Member(*entry.spec, "inputs");
  if (inputs != nullptr) {
    for (const auto& [name, value] : Object(*inputs, Below(entry.path, "inputs")).items())
      step.inputs.push_back({name, name, "", {}});
  }
  if (entry.config == nullptr) return;
  AddParameters(entry, step);
  if (const Json* outputs = Member(*entry.config, "outputs"); outputs && outputs->is_object()) {
    for (const auto& [name, value] : outputs->items())
      step.outputs.push_back({name, name, "", {}});
  }
  CopyOptions(*entry.config, step.settings);
}

void Reader::AddSteps() {
  for (const StepEntry& entry : steps_) {
    graph::Step step;
    FillStep(entry, step);
    boost::add_vertex(std::move(step), pipeline_);
  }
}

std::size_t Reader::IndexOf(const std::string& id, const Path& path) const {
  const auto found = index_of_.find(id);
  if (found == index_of_.end()) {
    throw Malformed{fmt::format("'{}' is no step of the pipeline", id), path};
  }
  return found->second;
}

void Reader::AddInputs(std::size_t consumer, const std::string& name, const Json& inputs,
                       const Path& path) {
  const auto add = [&](const Json& one, const Path& here) {
    Object(one, here);
    const std::size_t producer = IndexOf(TextMember(one, "step_name"), Below(here, "step_name"));
    graph::Edge edge;
    edge.kind = graph::EdgeKind::kReference;
    edge.output = TextMember(one, "output_name");
    edge.input = name;
    edge.made_by = "zenml";
    edge.expression = fmt::format("{}.{}", steps_[producer].id, edge.output);
    if (const Json* chunk = Member(one, "chunk_index"))
      edge.expression += "[" + chunk->dump() + "]";
    edge.span = At(here);
    auto& outputs = pipeline_[producer].outputs;
    if (graph::FindPort(outputs, edge.output) == nullptr) {
      outputs.push_back({edge.output, edge.output, "", {}});
    }
    graph::Value reference = graph::StepReference{steps_[producer].id, edge.output};
    boost::add_edge(producer, consumer, std::move(edge), pipeline_);
    return reference;
  };
  graph::Value value;
  if (inputs.is_array()) {
    graph::List list;
    for (std::size_t i = 0; i < inputs.size(); ++i)
      list.items.push_back(add(inputs[i], Below(path, std::to_string(i))));
    value = std::move(list);
  } else {
    value = add(inputs, path);
  }
  auto& ports = pipeline_[consumer].inputs;
  const auto port = std::ranges::find(ports, name, &graph::Port::name);
  if (port != ports.end()) port->value = std::move(value);
}

void Reader::AddEdges() {
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const StepEntry& entry = steps_[i];
    std::set<std::size_t> data;
    if (const Json* inputs = Member(*entry.spec, "inputs")) {
      const Path path = Below(entry.path, "inputs");
      for (const auto& [name, value] : inputs->items())
        AddInputs(i, name, value, Below(path, name));
    }
    for (const auto edge : boost::make_iterator_range(boost::in_edges(i, pipeline_)))
      data.insert(boost::source(edge, pipeline_));
    const Json* upstream = Member(*entry.spec, "upstream_steps");
    if (upstream == nullptr) continue;
    const Path path = Below(entry.path, "upstream_steps");
    if (!upstream->is_array()) throw Malformed{"expected a list of steps", path};
    for (std::size_t k = 0; k < upstream->size(); ++k) {
      const Path here = Below(path, std::to_string(k));
      const std::size_t producer = IndexOf(TextOf((*upstream)[k], here), here);
      if (!data.insert(producer).second) continue;
      graph::Edge edge;
      edge.expression = "after";
      edge.made_by = "zenml";
      edge.span = At(here);
      boost::add_edge(producer, i, std::move(edge), pipeline_);
    }
  }
}

// The type that a JSON schema gives a parameter, in Python's words.
std::string TypeIn(const Json* schema, const std::string& name) {
  const Json* properties = schema == nullptr ? nullptr : Member(*schema, "properties");
  const Json* property = properties == nullptr ? nullptr : Member(*properties, name);
  if (property == nullptr) return {};
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"integer", "int"},  {"number", "float"}, {"string", "str"},
      {"boolean", "bool"}, {"array", "list"},   {"object", "dict"}};
  const std::string type = TextMember(*property, "type");
  for (const auto& [json, python] : kTypes) {
    if (type == json) return std::string(python);
  }
  return type;
}

void Reader::FillInfo() {
  graph::PipelineInfo& info = graph::Info(pipeline_);
  info.dialect = graph::Dialect::kZenMl;
  info.span = At({});
  const Json* configuration = Member(*snapshot_, "pipeline_configuration");
  if (configuration != nullptr) {
    info.name = TextMember(*configuration, "name");
    CopyOptions(*configuration, info.settings);
  }
  if (info.name.empty() && spec_ != nullptr) info.name = AttributeOf(Member(*spec_, "source"));
  if (info.name.empty()) info.name = TextMember(*snapshot_, "name");
  if (info.name.empty()) info.name = "pipeline";
  info.entry = info.name;
  info.description = TextMember(*snapshot_, "description");
  const Json* parameters = spec_ == nullptr ? nullptr : Member(*spec_, "parameters");
  if (parameters != nullptr && parameters->is_object()) {
    for (const auto& [name, value] : parameters->items()) {
      graph::Parameter parameter;
      parameter.name = name;
      parameter.type = TypeIn(Member(*spec_, "input_schema"), name);
      parameter.default_value = ValueOf(value);
      parameter.span = At(Below(Below(spec_path_, "parameters"), name));
      info.parameters.push_back(std::move(parameter));
    }
  }
  const Json* dynamic = Member(*snapshot_, "is_dynamic");
  info.dynamic = dynamic != nullptr && dynamic->is_boolean() && dynamic->get<bool>();
  if (!info.dynamic) return;
  info.complete = false;
  Diagnostic diagnostic;
  diagnostic.code = kUnknownShape;
  diagnostic.slug = "dynamic-snapshot";
  diagnostic.message = "the snapshot of a dynamic pipeline does not hold its graph";
  diagnostic.span = info.span;
  info.diagnostics.push_back(std::move(diagnostic));
}

graph::Document Reader::Read() {
  FindParts();
  ListSteps();
  AddSteps();
  AddEdges();
  FillInfo();
  graph::Document document;
  document.complete = graph::Info(pipeline_).complete;
  document.pipelines.push_back(std::move(pipeline_));
  return document;
}

}  // namespace

bool LooksLikeSnapshot(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string_view::npos || text[first] != '{') return false;
  constexpr std::string_view kKeys[] = {"\"pipeline_spec\"", "\"step_configurations\"",
                                        "\"upstream_steps\"", "\"invocation_id\""};
  return std::ranges::any_of(
      kKeys, [text](std::string_view key) { return text.find(key) != std::string_view::npos; });
}

Result<graph::Document> ReadSnapshot(std::string_view text, FileId file) {
  Json root;
  try {
    root = Json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    return Error{"not valid JSON", PlaceAt(text, error.byte == 0 ? 0 : error.byte - 1, file), ""};
  }
  try {
    return Reader(root, text, file).Read();
  } catch (const Malformed& malformed) {
    return Error{malformed.message, PlaceOf(text, malformed.path, file), ""};
  } catch (const nlohmann::json::exception& error) {
    return Error{fmt::format("unexpected JSON: {}", error.what()), PlaceOf(text, {}, file), ""};
  }
}

}  // namespace smgraph::zenml
