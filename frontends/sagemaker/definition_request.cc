#include "frontends/sagemaker/definition_request.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;

/// What made a step of type Training, by what the SDK puts into its request.
const StepType* TrainingType(const Value& arguments) {
  const graph::List* entry = ListAt(arguments, "AlgorithmSpecification.ContainerEntrypoint");
  for (const Value& item : entry == nullptr ? std::vector<Value>() : entry->items) {
    const auto* text = item.As<std::string>();
    if (text == nullptr) continue;
    if (*text == "amazon_sagemaker_scheduler") return &kNotebook;
    if (text->find("sagemaker_remote_function_bootstrap/") != std::string::npos) return &kFunction;
  }
  return &kTraining;
}

bool IsRepack(const Value& arguments) {
  return TextAt(arguments, "HyperParameters.sagemaker_program")
             .find("_repack_script_launcher.sh") != std::string::npos;
}

Value ReadRetry(const Value& policy) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {"BackoffRate", "backoff_rate"},
      {"IntervalSeconds", "interval_seconds"},
      {"MaxAttempts", "max_attempts"},
      {"ExpireAfterMin", "expire_after_mins"}};
  graph::Map map;
  const Value* exceptions = ValueAt(policy, "ExceptionType");
  if (exceptions != nullptr && exceptions->As<std::string>() != nullptr) {
    map.Set("exceptions", graph::List{{*exceptions}});  // the published schema has one string
  } else {
    map.Set("exceptions", exceptions == nullptr ? Value(graph::List{}) : *exceptions);
  }
  for (const auto& [json, key] : kKeys) {
    if (const Value* value = ValueAt(policy, json)) map.Set(key, *value);
  }
  return map;
}

class RequestReader {
 public:
  RequestReader(DefinitionValues& values, const StepType& type, graph::Step& target)
      : values_(values), type_(type), step_(target) {}

  void Read(const Value& plain, const Value& arguments) {
    for (const PortList& list : type_.ports)
      ReadPorts(list, arguments);
    ReadFields(type_.fields, plain, arguments, "");
    if (const Value* nested = ValueAt(arguments, type_.nested)) {
      if (!type_.nested.empty()) ReadFields(type_.nested_fields, plain, *nested, type_.nested);
    }
    ReadRest(arguments, step_);
    ReadCommon(plain, step_);
    AddResults(arguments);
  }

 private:
  void ReadPorts(const PortList& row, const Value& arguments);
  void ReadFields(std::span<const Field> fields, const Value& plain, const Value& arguments,
                  std::string_view below);
  void SetField(const Field& row, std::string_view path, const Value& value);
  void NoteRead(std::string_view path) { read_.emplace(path.substr(0, path.find('.'))); }
  void ReadRest(const Value& arguments, graph::Step& step);
  static void ReadCommon(const Value& plain, graph::Step& step);
  void AddResults(const Value& arguments);

  DefinitionValues& values_;
  const StepType& type_;
  graph::Step& step_;
  std::set<std::string, std::less<>> read_;  // top-level keys of Arguments that a row has read
};

std::string PortName(const PortList& row, const graph::List& list, std::size_t index) {
  const std::string number = std::to_string(index + 1);
  if (row.name.empty()) {
    return list.items.size() == 1 ? "model_data" : "model_data[" + std::to_string(index) + "]";
  }
  const std::string name = TextAt(list.items[index], row.name);
  return name.empty() ? (row.outputs ? "output-" : "input-") + number : name;
}

void RequestReader::ReadPorts(const PortList& row, const Value& arguments) {
  const graph::List* list = ListAt(arguments, row.list);
  if (list == nullptr) return;
  NoteRead(row.list);
  graph::Map paths;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Value& item = list->items[i];
    std::string name = PortName(row, *list, i);
    const Value* uri = ValueAt(item, row.value);
    if (uri == nullptr && row.name.empty()) continue;
    auto& ports = row.outputs ? step_.outputs : step_.inputs;
    while (graph::FindPort(ports, name) != nullptr)
      name += "#" + std::to_string(i + 1);
    std::string path(row.list);
    path += row.name.empty() ? "[" + std::to_string(i) + "]" : "['" + name + "']";
    path += "." + std::string(row.value);
    values_.SetInput(row.outputs ? "" : name);
    ports.push_back({name, std::move(path), "", uri == nullptr ? Value() : values_.Read(*uri)});
    values_.SetInput("");
    std::string local = TextAt(item, row.outputs ? "S3Output.LocalPath" : "S3Input.LocalPath");
    if (!local.empty() && name != "code") paths.Set(name, std::move(local));
  }
  if (!paths.items.empty()) {
    step_.arguments.Set(row.outputs ? "output_paths" : "input_paths", std::move(paths));
  }
}

void RequestReader::SetField(const Field& row, std::string_view path, const Value& value) {
  if (row.into == Into::kInput) values_.SetInput(std::string(row.key));
  values_.SetOutside(row.into == Into::kBeside);
  Value read = values_.Read(value);
  values_.SetOutside(false);
  values_.SetInput("");
  if (row.into == Into::kSetting) {
    step_.settings.Set(row.key, std::move(read));
  } else if (row.into == Into::kInput) {
    step_.inputs.push_back({std::string(row.key), std::string(path), "", std::move(read)});
  } else {
    step_.arguments.Set(row.key, std::move(read));
  }
}

/// `below`: where in the Arguments `arguments` stands, when it is not the whole of them.
void RequestReader::ReadFields(std::span<const Field> fields, const Value& plain,
                               const Value& arguments, std::string_view below) {
  for (const Field& row : fields) {
    if (row.into == Into::kRequest) continue;
    const bool beside = row.into == Into::kBeside;
    for (const std::string_view path : Words(row.path)) {
      if (!beside) NoteRead(below.empty() ? path : below);
      const Value* value = ValueAt(beside ? plain : arguments, path);
      if (value == nullptr || value->null()) continue;
      SetField(row, path, *value);
      break;
    }
  }
}

/// What no row names: inputs where the user's dict is the request, else arguments by their own
/// names.
void RequestReader::ReadRest(const Value& arguments, graph::Step& step) {
  for (const StandardOutput& output : type_.outputs)
    NoteRead(output.place);
  const auto* map = arguments.As<graph::Map>();
  if (map == nullptr) return;
  for (const auto& [key, value] : map->items) {
    if (FindBranch(key) != nullptr || read_.contains(key)) continue;
    if (type_.open) {
      values_.SetInput(key);
      step.inputs.push_back({key, key, "", values_.Read(value)});
      values_.SetInput("");
    } else {
      step.arguments.Set(key, values_.Read(value));
    }
  }
}

void RequestReader::ReadCommon(const Value& plain, graph::Step& step) {
  step.display_name = TextAt(plain, "DisplayName");
  step.description = TextAt(plain, "Description");
  if (const Value* cache = ValueAt(plain, "CacheConfig"); cache != nullptr && !cache->null()) {
    graph::Map map;
    if (const Value* enabled = ValueAt(*cache, "Enabled")) map.Set("enabled", *enabled);
    if (const Value* expiry = ValueAt(*cache, "ExpireAfter")) map.Set("expire_after", *expiry);
    step.settings.Set("cache", std::move(map));
  }
  if (const graph::List* policies = ListAt(plain, "RetryPolicies")) {
    graph::List retry;
    for (const Value& policy : policies->items)
      retry.items.push_back(ReadRetry(policy));
    step.settings.Set("retry", std::move(retry));
  }
  if (const graph::List* files = ListAt(plain, "PropertyFiles")) {
    graph::List list;
    for (const Value& file : files->items) {
      graph::Map map;
      map.Set("name", TextAt(file, "PropertyFileName"));
      map.Set("output_name", TextAt(file, "OutputName"));
      map.Set("path", TextAt(file, "FilePath"));
      list.items.emplace_back(std::move(map));
    }
    step.arguments.Set("property_files", std::move(list));
  }
  if (const graph::List* outputs = ListAt(plain, "OutputParameters")) {
    for (const Value& output : outputs->items) {
      const std::string name = TextAt(output, "OutputName");
      step.outputs.push_back(
          {name, "OutputParameters['" + name + "']", TextAt(output, "OutputType"), {}});
    }
  }
}

/// The results that every step of the type has, with the place where the request puts them.
void RequestReader::AddResults(const Value& arguments) {
  for (const StandardOutput& output : type_.outputs) {
    if (graph::FindPort(step_.outputs, output.port) != nullptr) continue;
    graph::Port port{std::string(output.port), std::string(output.path), "", {}};
    const Value* place = output.place.empty() ? nullptr : ValueAt(arguments, output.place);
    if (place != nullptr) port.value = values_.Read(*place);
    step_.outputs.push_back(std::move(port));
  }
}

}  // namespace

void ReadDefinitionRequest(const Value& plain, DefinitionValues& values, graph::Step& step) {
  constexpr StepType kUnknown = {.type = "", .kind = graph::StepKind::kOther};
  const Value nothing = graph::Map{};
  const Value* found = ValueAt(plain, "Arguments");
  const Value& arguments = found == nullptr ? nothing : *found;
  const StepType* type = FindStepType(step.type);
  if (type == nullptr) type = &kUnknown;
  if (type == &kTraining) type = TrainingType(arguments);
  step.kind = type->kind;
  if (type == &kTraining && IsRepack(arguments)) step.arguments.Set("repack", true);
  RequestReader(values, *type, step).Read(plain, arguments);
}

const Value* ValueAt(const Value& value, std::string_view path) {
  const Value* here = &value;
  while (!path.empty() && here != nullptr) {
    const std::size_t end = std::min(path.find('.'), path.size());
    const auto* map = here->As<graph::Map>();
    here = map == nullptr ? nullptr : map->Find(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return here;
}

std::string TextAt(const Value& value, std::string_view path) {
  const Value* found = ValueAt(value, path);
  const auto* text = found == nullptr ? nullptr : found->As<std::string>();
  return text == nullptr ? std::string() : *text;
}

const graph::List* ListAt(const Value& value, std::string_view path) {
  const Value* found = ValueAt(value, path);
  return found == nullptr ? nullptr : found->As<graph::List>();
}

}  // namespace smgraph::sagemaker
