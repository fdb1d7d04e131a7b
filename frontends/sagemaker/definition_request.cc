#include "frontends/sagemaker/definition_request.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "frontends/sagemaker/definition_fields.h"
#include "frontends/sagemaker/step_types.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;

constexpr BranchKey kBranchKeys[] = {
    {"IfSteps", "then"}, {"ElseSteps", "else"}, {"ForEachBody", "body"}};

/// What made a step of type Training, by what the SDK puts into its request.
graph::StepKind TrainingKind(const Value& arguments) {
  const graph::List* entry = ListAt(arguments, "AlgorithmSpecification.ContainerEntrypoint");
  for (const Value& item : entry == nullptr ? std::vector<Value>() : entry->items) {
    const auto* text = item.As<std::string>();
    if (text == nullptr) continue;
    if (*text == "amazon_sagemaker_scheduler") return graph::StepKind::kNotebook;
    if (text->find("sagemaker_remote_function_bootstrap/") != std::string::npos) {
      return graph::StepKind::kFunction;
    }
  }
  return graph::StepKind::kTraining;
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
  RequestReader(DefinitionValues& values, graph::Step& target) : values_(values), step_(target) {}

  void Read(const Value& plain, const Value& arguments) {
    ReadPorts(arguments, step_);
    ReadFields(plain, arguments, step_);
    ReadRest(arguments, step_);
    ReadCommon(plain, step_);
    AddResults(arguments);
  }

 private:
  void ReadPorts(const Value& arguments, graph::Step& step);
  void ReadFields(const Value& plain, const Value& arguments, graph::Step& step);
  void ReadRest(const Value& arguments, graph::Step& step);
  static void ReadCommon(const Value& plain, graph::Step& step);
  void AddResults(const Value& arguments);

  DefinitionValues& values_;
  graph::Step& step_;
  std::set<std::string, std::less<>> read_;  // top-level keys of Arguments that a row has read
};

void RequestReader::ReadPorts(const Value& arguments, graph::Step& step) {
  for (const DefinitionPorts& row : DefinitionPortLists()) {
    if (!HasWord(row.types, step.type)) continue;
    const graph::List* list = ListAt(arguments, row.list);
    if (list == nullptr) continue;
    read_.emplace(row.list.substr(0, row.list.find('.')));
    graph::Map paths;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const Value& item = list->items[i];
      std::string name =
          row.name.empty()
              ? (list->items.size() == 1 ? "model_data" : "model_data[" + std::to_string(i) + "]")
              : TextAt(item, row.name);
      if (name.empty()) name = (row.outputs ? "output-" : "input-") + std::to_string(i + 1);
      const Value* uri = ValueAt(item, row.value);
      if (uri == nullptr && row.name.empty()) continue;
      auto& ports = row.outputs ? step.outputs : step.inputs;
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
      step.arguments.Set(row.outputs ? "output_paths" : "input_paths", std::move(paths));
    }
  }
}

void RequestReader::ReadFields(const Value& plain, const Value& arguments, graph::Step& step) {
  for (const DefinitionField& row : DefinitionFields()) {
    if (!HasWord(row.types, step.type)) continue;
    const Value* value = ValueAt(row.outside ? plain : arguments, row.path);
    if (!row.outside) read_.emplace(row.path.substr(0, row.path.find('.')));
    if (value == nullptr || value->null()) continue;
    if (row.into == Into::kInput) values_.SetInput(std::string(row.key));
    values_.SetOutside(row.outside);
    Value read = values_.Read(*value);
    values_.SetOutside(false);
    values_.SetInput("");
    if (row.into == Into::kArgument) step.arguments.Set(row.key, std::move(read));
    if (row.into == Into::kSetting) step.settings.Set(row.key, std::move(read));
    if (row.into == Into::kInput) {
      step.inputs.push_back({std::string(row.key), std::string(row.path), "", std::move(read)});
    }
  }
}

/// What no row names: inputs of lambda and callback steps, else arguments by their own names.
void RequestReader::ReadRest(const Value& arguments, graph::Step& step) {
  const auto* map = arguments.As<graph::Map>();
  if (map == nullptr) return;
  const bool user_dict = step.type == "Lambda" || step.type == "Callback";
  for (const auto& [key, value] : map->items) {
    if (IsBranchKey(key) || read_.contains(key)) continue;
    if (user_dict) {
      values_.SetInput(key);
      step.inputs.push_back({key, key, "", values_.Read(value)});
      values_.SetInput("");
    } else if (!(key == "OutputDataConfig" || key == "TransformOutput")) {
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
  if (step_.kind == graph::StepKind::kFunction) {
    step_.outputs.push_back({"Result", "Result", "", {}});
    return;
  }
  if (step_.kind == graph::StepKind::kNotebook) {
    step_.outputs.push_back(
        {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath", "", {}});
    return;
  }
  const bool transform = step_.type == "Transform";
  for (const StandardOutput& output : StandardOutputs()) {
    if (output.type != step_.type || graph::FindPort(step_.outputs, output.port) != nullptr)
      continue;
    graph::Port port{std::string(output.port), std::string(output.path), "", {}};
    const Value* place = ValueAt(
        arguments, transform ? "TransformOutput.S3OutputPath" : "OutputDataConfig.S3OutputPath");
    if (place != nullptr && (transform || step_.type == "Training"))
      port.value = values_.Read(*place);
    step_.outputs.push_back(std::move(port));
  }
}

}  // namespace

void ReadDefinitionRequest(const Value& plain, DefinitionValues& values, graph::Step& step) {
  const Value nothing = graph::Map{};
  const Value* found = ValueAt(plain, "Arguments");
  const Value& arguments = found == nullptr ? nothing : *found;
  const StepType* type = FindStepType(step.type);
  step.kind = type == nullptr ? graph::StepKind::kOther : type->kind;
  if (step.type == "Training") {
    step.kind = TrainingKind(arguments);
    if (IsRepack(arguments)) step.arguments.Set("repack", true);
  }
  RequestReader(values, step).Read(plain, arguments);
}

std::span<const BranchKey> BranchKeys() {
  return kBranchKeys;
}

bool IsBranchKey(std::string_view key) {
  return std::ranges::find(kBranchKeys, key, &BranchKey::key) != std::end(kBranchKeys);
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
