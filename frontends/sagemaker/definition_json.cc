#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "frontends/sagemaker/definition_request.h"
#include "frontends/sagemaker/definition_steps.h"
#include "frontends/sagemaker/sagemaker.h"
#include "graph/base/catalogue.h"
#include "graph/base/json_tree.h"

// Compiled definitions: as the SDK prints them, inside the answer of describe_pipeline, or written
// by hand in the spellings of the published schema (reference: SDK method Pipeline.definition,
// schema version 2020-12-01).
namespace smgraph::sagemaker {
namespace {

using graph::Value;

Value Plain(const JsonNode& node);

/// Of a key that is written twice the last value counts, as JSON readers commonly have it.
graph::Map PlainMap(const JsonNode::Object& object) {
  graph::Map map;
  std::unordered_map<std::string_view, std::size_t> places;  // only for look-ups
  for (const JsonMember& member : object) {
    const auto [known, first] = places.emplace(member.key, map.items.size());
    if (first) {
      map.items.emplace_back(member.key, Plain(member.value));
    } else {
      map.items[known->second].second = Plain(member.value);
    }
  }
  return map;
}

/// A JSON text as plain values; nothing is interpreted yet.
Value Plain(const JsonNode& node) {
  if (const auto* flag = node.As<bool>()) return *flag;
  if (const auto* integer = node.As<std::int64_t>()) return *integer;
  if (const auto* number = node.As<double>()) return *number;
  if (const auto* text = node.As<std::string>()) return *text;
  if (const auto* array = node.As<JsonNode::Array>()) {
    graph::List list;
    list.items.reserve(array->size());
    for (const JsonNode& item : *array)
      list.items.push_back(Plain(item));
    return list;
  }
  const auto* object = node.As<JsonNode::Object>();
  return object == nullptr ? Value() : PlainMap(*object);
}

void ReadParameters(const Value& definition, graph::PipelineInfo& info) {
  const graph::List* list = ListAt(definition, "Parameters");
  if (list == nullptr) return;
  for (const Value& item : list->items) {
    graph::Parameter parameter;
    parameter.name = TextAt(item, "Name");
    parameter.type = TextAt(item, "Type");
    if (parameter.type.empty()) parameter.type = "String";
    parameter.span = info.span;
    const Value* value = ValueAt(item, "DefaultValue");
    if (value != nullptr && !value->null()) parameter.default_value = *value;
    if (const graph::List* allowed = ListAt(item, "EnumValues")) parameter.allowed = allowed->items;
    info.parameters.push_back(std::move(parameter));
  }
}

/// The experiment is a setting only where it differs from the default.
void ReadExperiment(const Value& definition, graph::PipelineInfo& info) {
  const Value* config = ValueAt(definition, "PipelineExperimentConfig");
  if (config == nullptr) return;
  if (config->null()) return info.settings.Set("experiment", graph::Null{});
  const Value* name = ValueAt(*config, "ExperimentName");
  const Value* trial = ValueAt(*config, "TrialName");
  DefinitionValues values({});
  const Value experiment_name = name == nullptr ? Value() : values.Read(*name);
  const Value trial_name = trial == nullptr ? Value() : values.Read(*trial);
  const bool usual = experiment_name == Value(graph::ExecutionVariable{"PipelineName"}) &&
                     trial_name == Value(graph::ExecutionVariable{"PipelineExecutionId"});
  if (usual) return;
  graph::Map map;
  map.Set("experiment_name", experiment_name);
  map.Set("trial_name", trial_name);
  info.settings.Set("experiment", std::move(map));
}

Result<graph::Document> ReadNode(const JsonNode& node, const DefinitionPlaces& places,
                                 std::string name) {
  const JsonNode* steps = node.Find("Steps");
  if (steps == nullptr) {
    return Error{"this is no pipeline definition: it has no \"Steps\"", places.SpanOf(&node),
                 "a definition is what Pipeline.definition() or describe_pipeline gives"};
  }
  graph::Document document;
  graph::Pipeline& pipeline = document.pipelines.emplace_back();
  graph::PipelineInfo& info = graph::Info(pipeline);
  Value definition = Plain(node);
  info.name = std::move(name);
  info.dialect = graph::Dialect::kSageMaker;
  info.span = places.SpanOf(&node);
  ReadParameters(definition, info);
  ReadExperiment(definition, info);
  if (const Value* mlflow = ValueAt(definition, "MlflowConfig"); mlflow && !mlflow->null()) {
    info.settings.Set("mlflow", DefinitionValues({}).Read(*mlflow));
  }
  info.definition = std::move(definition);
  if (auto error = ReadDefinitionSteps(Plain(*steps), *steps, places, pipeline)) {
    return *std::move(error);
  }
  SortDiagnostics(info.diagnostics);
  return document;
}

/// What describe_pipeline says about the pipeline besides its definition.
void ReadAnswer(const Value& answer, graph::PipelineInfo& info) {
  info.description = TextAt(answer, "PipelineDescription");
  if (const std::string role = TextAt(answer, "RoleArn"); !role.empty()) {
    info.settings.Set("role", role);
  }
  if (const Value* most = ValueAt(answer, "ParallelismConfiguration.MaxParallelExecutionSteps")) {
    info.settings.Set("parallelism", *most);
  }
}

/// The definition is a string inside the answer of describe_pipeline.
Result<graph::Document> ReadDescribed(const JsonNode& answer, FileId file, std::string name) {
  const JsonNode* text = answer.Find("PipelineDefinition");
  const auto* inner = text->As<std::string>();
  if (inner == nullptr) return ReadNode(*text, {text->span, false}, std::move(name));
  const auto parsed = ParseJson(*inner, file);
  if (!parsed.ok()) {
    return Error{"\"PipelineDefinition\" is not valid JSON: " + parsed.error().message, text->span,
                 parsed.error().hint};
  }
  const Value plain = Plain(answer);
  const std::string given = TextAt(plain, "PipelineName");
  auto result = ReadNode(parsed.value(), {text->span, true}, given.empty() ? name : given);
  if (result.ok()) ReadAnswer(plain, graph::Info(result.value().pipelines.front()));
  return result;
}

}  // namespace

bool IsDefinition(const JsonNode& root) {
  return root.Find("Steps") != nullptr || root.Find("PipelineDefinition") != nullptr;
}

Result<graph::Document> ReadDefinition(std::string_view text, FileId file, SourceMap& sources) {
  const auto parsed = ParseJson(text, file);
  if (!parsed.ok()) {
    return Error{"not valid JSON: " + parsed.error().message, parsed.error().span,
                 parsed.error().hint};
  }
  const JsonNode& root = parsed.value();
  const std::string name = std::filesystem::path(sources.Path(file)).stem().string();
  if (root.Find("PipelineDefinition") != nullptr) return ReadDescribed(root, file, name);
  return ReadNode(root, {root.span, false}, name);
}

}  // namespace smgraph::sagemaker
