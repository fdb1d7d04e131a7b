#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/zenml/schedules.h"
#include "frontends/zenml/zenml.h"
#include "graph/base/catalogue.h"
#include "graph/base/json_tree.h"

namespace smgraph::zenml {
namespace {

constexpr int kMaxJsonDepth = 100;

/// What is wrong with the document, and where; caught in ReadSnapshot.
struct Malformed {
  std::string message;
  SourceSpan span;
};

/// The member `key`, or null when it is absent or null.
const JsonNode* Member(const JsonNode* object, std::string_view key) {
  const JsonNode* found = object == nullptr ? nullptr : object->Find(key);
  return found == nullptr || found->null() ? nullptr : found;
}

const JsonNode* Member(const JsonNode& object, std::string_view key) {
  return Member(&object, key);
}

std::string TextMember(const JsonNode* object, std::string_view key) {
  const JsonNode* member = Member(object, key);
  const auto* text = member == nullptr ? nullptr : member->As<std::string>();
  return text == nullptr ? "" : *text;
}

const JsonNode::Object& ObjectIn(const JsonNode& node) {
  const auto* object = node.As<JsonNode::Object>();
  if (object == nullptr) {
    throw Malformed{fmt::format("expected an object, not {}", node.TypeName()), node.span};
  }
  return *object;
}

const JsonNode::Array& ListIn(const JsonNode& node) {
  const auto* list = node.As<JsonNode::Array>();
  if (list == nullptr) {
    throw Malformed{fmt::format("expected a list, not {}", node.TypeName()), node.span};
  }
  return *list;
}

const std::string& TextIn(const JsonNode& node) {
  const auto* text = node.As<std::string>();
  if (text == nullptr) {
    throw Malformed{fmt::format("expected a string, not {}", node.TypeName()), node.span};
  }
  return *text;
}

graph::Value ValueOf(const JsonNode& node, int depth = 0) {
  if (depth > kMaxJsonDepth) return graph::Unknown{"a value too deep to read", "…", node.span};
  if (const auto* boolean = node.As<bool>()) return *boolean;
  if (const auto* integer = node.As<std::int64_t>()) return *integer;
  if (const auto* number = node.As<double>()) return *number;
  if (const auto* text = node.As<std::string>()) return *text;
  if (const auto* array = node.As<JsonNode::Array>()) {
    graph::List list;
    for (const JsonNode& item : *array)
      list.items.push_back(ValueOf(item, depth + 1));
    return list;
  }
  if (const auto* object = node.As<JsonNode::Object>()) {
    graph::Map map;
    for (const JsonMember& member : *object)
      map.Set(member.key, ValueOf(member.value, depth + 1));
    return map;
  }
  return graph::Null{};
}

bool IsEmpty(const JsonNode& node) {
  const auto* list = node.As<JsonNode::Array>();
  const auto* object = node.As<JsonNode::Object>();
  return (list != nullptr && list->empty()) || (object != nullptr && object->empty());
}

// "module.attribute", or text that was a source before sources were objects.
std::string AttributeOf(const JsonNode* source) {
  if (source == nullptr) return {};
  const auto* plain = source->As<std::string>();
  std::string text = plain != nullptr ? *plain : TextMember(source, "attribute");
  text = text.substr(0, text.find('@'));
  const std::size_t dot = text.rfind('.');
  return dot == std::string::npos ? text : text.substr(dot + 1);
}

/// One step of the document before it becomes a vertex.
struct StepEntry {
  std::string id;
  const JsonNode* spec = nullptr;
  const JsonNode* config = nullptr;
};

class SnapshotReader {
 public:
  explicit SnapshotReader(const JsonNode& root) : root_(root) {}

  graph::Document Read();

 private:
  void FindParts();
  void ListSteps();
  void ListStep(StepEntry entry);
  void AddStep(const StepEntry& entry);
  void AddParameters(const StepEntry& entry, graph::Step& step);
  void AddInput(std::size_t consumer, const JsonMember& input);
  graph::Value AddUse(std::size_t consumer, const std::string& input, const JsonNode& use);
  void AddUpstreams(std::size_t consumer);
  void FillInfo();
  void DeclareParameters();
  void ReadOutputs();
  void ReadSchedule();
  std::size_t IndexOf(const std::string& id, SourceSpan span) const;

  const JsonNode& root_;
  const JsonNode* snapshot_ = nullptr;
  const JsonNode* spec_ = nullptr;
  const JsonNode* configurations_ = nullptr;
  std::vector<StepEntry> steps_;
  std::map<std::string, std::size_t> index_of_;
  graph::Pipeline pipeline_;
};

// The compiler's own form, or the server's answer, which has it below "metadata"; a specification
// alone has the steps itself.
void SnapshotReader::FindParts() {
  ObjectIn(root_);
  snapshot_ = &root_;
  const JsonNode* metadata = Member(root_, "metadata");
  if (Member(metadata, "pipeline_spec") != nullptr ||
      Member(metadata, "step_configurations") != nullptr) {
    snapshot_ = metadata;
  }
  spec_ = Member(snapshot_, "pipeline_spec");
  configurations_ = Member(snapshot_, "step_configurations");
  if (spec_ == nullptr && Member(snapshot_, "steps") != nullptr) spec_ = snapshot_;
  if (spec_ != nullptr) ObjectIn(*spec_);
  if (configurations_ != nullptr) ObjectIn(*configurations_);
  if (spec_ == nullptr && configurations_ == nullptr) {
    throw Malformed{"no pipeline_spec and no step_configurations: not a ZenML snapshot",
                    root_.span};
  }
}

void SnapshotReader::ListStep(StepEntry entry) {
  if (entry.id.empty()) throw Malformed{"a step without invocation_id", entry.spec->span};
  if (!index_of_.emplace(entry.id, steps_.size()).second) {
    throw Malformed{fmt::format("two steps are called '{}'", entry.id), entry.spec->span};
  }
  const JsonNode* one = Member(configurations_, entry.id);
  if (entry.config == nullptr) entry.config = Member(one, "config");
  if (entry.config == nullptr) entry.config = Member(one, "step_config_overrides");
  steps_.push_back(std::move(entry));
}

// The specification lists the steps in ZenML's order; without it the configurations do.
void SnapshotReader::ListSteps() {
  if (const JsonNode* steps = Member(spec_, "steps")) {
    for (const JsonNode& one : ListIn(*steps)) {
      ObjectIn(one);
      std::string id = TextMember(&one, "invocation_id");
      if (id.empty()) id = TextMember(&one, "pipeline_parameter_name");
      if (id.empty()) id = AttributeOf(Member(one, "source"));
      ListStep({std::move(id), &one, nullptr});
    }
    return;
  }
  if (configurations_ == nullptr) return;
  for (const JsonMember& member : ObjectIn(*configurations_)) {
    ObjectIn(member.value);
    const JsonNode* spec = Member(member.value, "spec");
    ListStep({member.key, spec == nullptr ? &member.value : spec, Member(member.value, "config")});
  }
}

// Options of a step or pipeline that say something.
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

void CopyOptions(const JsonNode* from, graph::Map& to) {
  for (const std::string_view name : kOptions) {
    const JsonNode* value = Member(from, name);
    if (value != nullptr && !IsEmpty(*value)) to.Set(name, ValueOf(*value));
  }
}

// Inputs that are no outputs of steps.
void SnapshotReader::AddParameters(const StepEntry& entry, graph::Step& step) {
  constexpr std::string_view kSources[] = {"parameters", "external_input_artifacts",
                                           "model_artifacts_or_metadata", "client_lazy_loaders"};
  for (const std::string_view source : kSources) {
    const JsonNode* inputs = Member(entry.config, source);
    if (inputs == nullptr) continue;
    for (const JsonMember& input : ObjectIn(*inputs)) {
      graph::Value value = ValueOf(input.value);
      if (source == kSources[0]) step.arguments.Set(input.key, value);
      if (graph::FindPort(step.inputs, input.key) == nullptr) {
        step.inputs.push_back({input.key, input.key, "", std::move(value)});
      }
    }
  }
}

void SnapshotReader::AddStep(const StepEntry& entry) {
  graph::Step step;
  step.id = entry.id;
  step.kind = graph::StepKind::kPythonStep;
  step.span = entry.spec->span;
  step.type = TextMember(entry.config, "name");
  if (step.type.empty()) step.type = AttributeOf(Member(entry.spec, "source"));
  if (const JsonNode* inputs = Member(entry.spec, "inputs")) {
    for (const JsonMember& input : ObjectIn(*inputs))
      step.inputs.push_back({input.key, input.key, "", {}});
  }
  AddParameters(entry, step);
  if (const JsonNode* outputs = Member(entry.config, "outputs")) {
    for (const JsonMember& output : ObjectIn(*outputs))
      step.outputs.push_back({output.key, output.key, "", {}});
  }
  CopyOptions(entry.config, step.settings);
  graph::AddStep(std::move(step), pipeline_);
}

std::size_t SnapshotReader::IndexOf(const std::string& id, SourceSpan span) const {
  const auto found = index_of_.find(id);
  if (found == index_of_.end()) {
    throw Malformed{fmt::format("'{}' is no step of the pipeline", id), span};
  }
  return found->second;
}

graph::Value SnapshotReader::AddUse(std::size_t consumer, const std::string& input,
                                    const JsonNode& use) {
  ObjectIn(use);
  const std::size_t producer = IndexOf(TextMember(&use, "step_name"), use.span);
  const std::string& id = steps_[producer].id;
  graph::Edge edge;
  edge.kind = graph::EdgeKind::kReference;
  edge.output = TextMember(&use, "output_name");
  edge.input = input;
  edge.expression = fmt::format("{}.{}", id, edge.output);
  const JsonNode* chunk = Member(use, "chunk_index");
  if (chunk != nullptr && chunk->As<std::int64_t>() != nullptr) {
    edge.expression += fmt::format("[{}]", *chunk->As<std::int64_t>());
  }
  edge.made_by = "zenml";
  edge.span = use.span;
  auto& outputs = pipeline_[producer].outputs;
  if (graph::FindPort(outputs, edge.output) == nullptr) {
    outputs.push_back({edge.output, edge.output, "", {}});
  }
  graph::Value reference = graph::StepReference{id, edge.output};
  boost::add_edge(producer, consumer, std::move(edge), pipeline_);
  return reference;
}

// One use, or a list of them (lists since 0.98).
void SnapshotReader::AddInput(std::size_t consumer, const JsonMember& input) {
  graph::Value value;
  if (const auto* uses = input.value.As<JsonNode::Array>()) {
    graph::List list;
    for (const JsonNode& use : *uses)
      list.items.push_back(AddUse(consumer, input.key, use));
    value = std::move(list);
  } else {
    value = AddUse(consumer, input.key, input.value);
  }
  auto& ports = pipeline_[consumer].inputs;
  const auto port = std::ranges::find(ports, input.key, &graph::Port::name);
  if (port != ports.end()) port->value = std::move(value);
}

// Upstreams that feed no input are there because of `after`.
void SnapshotReader::AddUpstreams(std::size_t consumer) {
  const JsonNode* upstream = Member(steps_[consumer].spec, "upstream_steps");
  if (upstream == nullptr) return;
  std::set<std::size_t> known;
  for (const auto edge : boost::make_iterator_range(boost::in_edges(consumer, pipeline_)))
    known.insert(boost::source(edge, pipeline_));
  for (const JsonNode& one : ListIn(*upstream)) {
    const std::size_t producer = IndexOf(TextIn(one), one.span);
    if (!known.insert(producer).second) continue;
    graph::Edge edge;
    edge.expression = "after";
    edge.made_by = "zenml";
    edge.span = one.span;
    boost::add_edge(producer, consumer, std::move(edge), pipeline_);
  }
}

// The type that a JSON schema gives a parameter, in Python's words.
std::string TypeIn(const JsonNode* schema, std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"integer", "int"},  {"number", "float"}, {"string", "str"},
      {"boolean", "bool"}, {"array", "list"},   {"object", "dict"}};
  const std::string type = TextMember(Member(Member(schema, "properties"), name), "type");
  for (const auto& [json, python] : kTypes) {
    if (type == json) return std::string(python);
  }
  return type;
}

void SnapshotReader::DeclareParameters() {
  const JsonNode* parameters = Member(spec_, "parameters");
  if (parameters == nullptr) return;
  for (const JsonMember& member : ObjectIn(*parameters)) {
    graph::Parameter parameter;
    parameter.name = member.key;
    parameter.type = TypeIn(Member(spec_, "input_schema"), member.key);
    parameter.default_value = ValueOf(member.value);
    parameter.span = member.key_span;
    graph::Info(pipeline_).parameters.push_back(std::move(parameter));
  }
}

// What the pipeline's function returns.
void SnapshotReader::ReadOutputs() {
  const JsonNode* outputs = Member(spec_, "outputs");
  if (outputs == nullptr) return;
  graph::List list;
  for (const JsonNode& one : ListIn(*outputs))
    list.items.emplace_back(
        graph::StepReference{TextMember(&one, "step_name"), TextMember(&one, "output_name")});
  if (!list.items.empty()) graph::Info(pipeline_).settings.Set("outputs", std::move(list));
}

// Times of the server are in UTC, without saying so.
graph::Value InUtc(graph::Value value) {
  auto* text = value.As<std::string>();
  const std::size_t clock = text == nullptr ? std::string::npos : text->find('T');
  const bool says_none =
      clock != std::string::npos && text->find_first_of("Z+-", clock) == std::string::npos;
  if (says_none) *text += "Z";
  return value;
}

// The server's answer has the schedule whole; a request names it.
void SnapshotReader::ReadSchedule() {
  const JsonNode* schedule = Member(Member(root_, "resources"), "schedule");
  if (schedule == nullptr) schedule = Member(snapshot_, "schedule");
  if (schedule == nullptr) return;
  graph::Schedule made;
  made.span = schedule->span;
  if (schedule->As<std::string>() != nullptr) {
    made.form = "unknown";
    made.expression = graph::Unknown{"a schedule that the server knows",
                                     *schedule->As<std::string>(), schedule->span};
    return graph::Info(pipeline_).schedules.push_back(std::move(made));
  }
  ObjectIn(*schedule);
  const JsonNode* body =
      Member(*schedule, "body") == nullptr ? schedule : Member(*schedule, "body");
  const JsonNode* active = Member(body, "active");
  const bool* runs = active == nullptr ? nullptr : active->As<bool>();
  if (runs != nullptr && !*runs) return;
  graph::Map fields;
  for (const std::string_view field : kScheduleFields) {
    const JsonNode* value = Member(field == "name" ? schedule : body, field);
    if (value == nullptr) continue;
    fields.Set(field, field.ends_with("time") ? InUtc(ValueOf(*value)) : ValueOf(*value));
  }
  made.form = "incomplete";
  FillSchedule(fields, made);
  graph::Info(pipeline_).schedules.push_back(std::move(made));
}

void SnapshotReader::FillInfo() {
  graph::PipelineInfo& info = graph::Info(pipeline_);
  info.dialect = graph::Dialect::kZenMl;
  info.span = snapshot_->span;
  const JsonNode* configuration = Member(snapshot_, "pipeline_configuration");
  info.name = TextMember(configuration, "name");
  CopyOptions(configuration, info.settings);
  if (info.name.empty()) info.name = AttributeOf(Member(spec_, "source"));
  if (info.name.empty()) info.name = TextMember(snapshot_, "name");
  if (info.name.empty()) info.name = "pipeline";
  info.entry = info.name;
  info.description = TextMember(snapshot_, "description");
  DeclareParameters();
  ReadOutputs();
  ReadSchedule();
  const JsonNode* dynamic = Member(snapshot_, "is_dynamic");
  info.dynamic = dynamic != nullptr && dynamic->As<bool>() != nullptr && *dynamic->As<bool>();
  if (!info.dynamic) return;
  info.complete = false;
  info.diagnostics.push_back(Finding("dynamic-snapshot",
                                     "the snapshot of a dynamic pipeline does not hold its graph",
                                     dynamic->span));
}

graph::Document SnapshotReader::Read() {
  FindParts();
  ListSteps();
  for (const StepEntry& entry : steps_)
    AddStep(entry);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (const JsonNode* inputs = Member(steps_[i].spec, "inputs")) {
      for (const JsonMember& input : ObjectIn(*inputs))
        AddInput(i, input);
    }
    AddUpstreams(i);
  }
  FillInfo();
  graph::Document document;
  document.complete = graph::Info(pipeline_).complete;
  document.pipelines.push_back(std::move(pipeline_));
  return document;
}

}  // namespace

bool IsSnapshot(const JsonNode& root) {
  const JsonNode* metadata = root.Find("metadata");
  const JsonNode& body = metadata == nullptr ? root : *metadata;
  return body.Find("pipeline_spec") != nullptr || body.Find("step_configurations") != nullptr;
}

Result<graph::Document> ReadSnapshot(std::string_view text, FileId file, SourceMap& /*sources*/) {
  const Result<JsonNode> root = ParseJson(text, file);
  if (!root.ok()) return root.error();
  try {
    return SnapshotReader(root.value()).Read();
  } catch (const Malformed& malformed) {
    return Error{malformed.message, malformed.span, ""};
  }
}

}  // namespace smgraph::zenml
