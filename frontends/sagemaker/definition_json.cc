#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "frontends/sagemaker/definition_request.h"
#include "frontends/sagemaker/definition_steps.h"
#include "frontends/sagemaker/diagnostics.h"
#include "frontends/sagemaker/json_places.h"
#include "frontends/sagemaker/sagemaker.h"

// Compiled definitions: as the SDK prints them, inside the answer of describe_pipeline, or written
// by hand in the spellings of the published schema (reference: SDK method Pipeline.definition,
// schema version 2020-12-01).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using nlohmann::ordered_json;

constexpr int kMaxDepth = 150;

/// The JSON library's values as plain values; nothing is interpreted yet.
Value Plain(const ordered_json& json, int depth) {
  if (depth > kMaxDepth) return graph::Null{};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    graph::List list;
    list.items.reserve(json.size());
    for (const ordered_json& item : json)
      list.items.push_back(Plain(item, depth + 1));
    return list;
  }
  if (!json.is_object()) return graph::Null{};
  graph::Map map;
  for (const auto& item : json.items())
    map.items.emplace_back(item.key(), Plain(item.value(), depth + 1));
  return map;
}

/// Parses without throwing; the error says at which byte the text stops being JSON.
Result<Value> Parse(std::string_view text, const LineIndex* lines, FileId file, SourceSpan whole) {
  try {
    return Plain(ordered_json::parse(text.begin(), text.end()), 0);
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
    const SourceSpan span = lines == nullptr ? whole : lines->Span(file, at, at + 1);
    return Error{"this is not JSON: unexpected text", span, ""};
  } catch (const nlohmann::json::exception&) {
    return Error{"this is not JSON", whole, ""};
  }
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

Result<graph::Document> ReadPlain(const Value& definition, const JsonPlace& place,
                                  const DefinitionPlaces& places, std::string name) {
  const Value* steps = ValueAt(definition, "Steps");
  if (steps == nullptr) {
    return Error{"this is no pipeline definition: it has no \"Steps\"", places.SpanOf(&place),
                 "a definition is what Pipeline.definition() or describe_pipeline gives"};
  }
  graph::Document document;
  graph::Pipeline& pipeline = document.pipelines.emplace_back();
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.name = std::move(name);
  info.dialect = graph::Dialect::kSageMaker;
  info.span = places.SpanOf(&place);
  ReadParameters(definition, info);
  ReadExperiment(definition, info);
  const JsonPlace* at = place.Find("Steps");
  if (auto error = ReadDefinitionSteps(*steps, at, places, pipeline)) return *std::move(error);
  SortDiagnostics(info.diagnostics);
  return document;
}

/// The definition is a string inside the answer: it has the place of that string.
Result<graph::Document> ReadDescribed(const Value& answer, const JsonPlace& place,
                                      const DefinitionPlaces& places, std::string name) {
  const std::string inner = TextAt(answer, "PipelineDefinition");
  DefinitionPlaces within{nullptr, places.file, places.SpanOf(place.Find("PipelineDefinition"))};
  const auto parsed = Parse(inner, nullptr, places.file, within.whole);
  if (!parsed.ok()) {
    return Error{"\"PipelineDefinition\" holds no JSON", within.whole, ""};
  }
  const std::string given = TextAt(answer, "PipelineName");
  auto result = ReadPlain(parsed.value(), JsonPlace(), within, given.empty() ? name : given);
  if (result.ok()) {
    graph::Info(result.value().pipelines.front()).description =
        TextAt(answer, "PipelineDescription");
  }
  return result;
}

}  // namespace

bool LooksLikeDefinition(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || text[begin] != '{') return false;
  if (text.find("\"PipelineDefinition\"") != std::string_view::npos) return true;
  return text.find("\"Steps\"") != std::string_view::npos &&
         (text.find("\"Arguments\"") != std::string_view::npos ||
          text.find("\"2020-12-01\"") != std::string_view::npos);
}

Result<graph::Document> ReadDefinition(std::string_view text, FileId file, std::string_view name) {
  const LineIndex lines(text);
  const DefinitionPlaces places{&lines, file, lines.Span(file, 0, text.size())};
  auto parsed = Parse(text, &lines, file, places.whole);
  if (!parsed.ok()) return parsed.error();
  const Value& value = parsed.value();
  if (value.As<graph::Map>() == nullptr) {
    return Error{"this is no pipeline definition: it is not an object", places.whole, ""};
  }
  const JsonPlace place = ReadPlaces(text);
  if (ValueAt(value, "PipelineDefinition") != nullptr) {
    return ReadDescribed(value, place, places, std::string(name));
  }
  return ReadPlain(value, place, places, std::string(name));
}

}  // namespace smgraph::sagemaker
