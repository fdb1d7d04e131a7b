#include "passes/check/sagemaker_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/check/orchestrator.h"

namespace smgraph::passes {
namespace {

using graph::Map;
using graph::Value;

constexpr std::string_view kFlavour = "sagemaker";

constexpr std::array kOrchestratorFields = {
    SettingsField{"synchronous", FieldType::kBool},
    SettingsField{"instance_type", FieldType::kText, true},
    SettingsField{"execution_role", FieldType::kText, true},
    SettingsField{"volume_size_in_gb", FieldType::kInteger},
    SettingsField{"max_runtime_in_seconds", FieldType::kInteger},
    SettingsField{"tags", FieldType::kTexts},
    SettingsField{"pipeline_tags", FieldType::kTexts},
    SettingsField{"keep_alive_period_in_seconds", FieldType::kInteger, true},
    SettingsField{"use_training_step", FieldType::kBool, true},
    SettingsField{"processor_args", FieldType::kMap},
    SettingsField{"estimator_args", FieldType::kMap},
    SettingsField{"environment", FieldType::kTexts},
    SettingsField{"input_data_s3_mode", FieldType::kText},
    SettingsField{"input_data_s3_uri", FieldType::kTextOrTexts, true},
    SettingsField{"output_data_s3_mode", FieldType::kText},
    SettingsField{"output_data_s3_uri", FieldType::kTextOrTexts, true},
    SettingsField{"processor_role", FieldType::kText, true},
    SettingsField{"processor_tags", FieldType::kTexts, true},
};

constexpr std::array kStepOperatorFields = {
    SettingsField{"instance_type", FieldType::kText, true},
    SettingsField{"experiment_name", FieldType::kText, true},
    SettingsField{"input_data_s3_uri", FieldType::kTextOrTexts, true},
    SettingsField{"estimator_args", FieldType::kMap},
    SettingsField{"environment", FieldType::kTexts},
};

// Which component a key speaks to: "type.flavour"; "type" and "type:name" where the flavour of the
// orchestrator is known.
std::optional<Component> ComponentOf(std::string_view key, const Orchestrator& orchestrator) {
  if (key == "step_operator.sagemaker") return Component::kStepOperator;
  if (orchestrator.flavour != kFlavour) return std::nullopt;
  if (key == "orchestrator.sagemaker") return Component::kOrchestrator;
  const bool open = key == "orchestrator" || key.starts_with("orchestrator:");
  if (open && !orchestrator.assumed()) return Component::kOrchestrator;
  return std::nullopt;
}

void AddFrom(const Map& settings, const Orchestrator& orchestrator, const GivenSettings& of,
             std::vector<GivenSettings>& all) {
  const Value* value = settings.Find("settings");
  const Map* keys = value == nullptr ? nullptr : value->As<Map>();
  if (keys == nullptr) return;
  for (const auto& [key, given] : keys->items) {
    const std::optional<Component> component = ComponentOf(key, orchestrator);
    const Map* values = given.As<Map>();
    if (!component || values == nullptr) continue;
    all.push_back(of);
    all.back().component = *component;
    all.back().key = key;
    all.back().values = values;
  }
}

bool HasValue(const Value& value) {
  return value.As<std::string>() != nullptr || value.As<bool>() != nullptr ||
         value.As<std::int64_t>() != nullptr || value.As<double>() != nullptr ||
         value.As<Map>() != nullptr || value.As<graph::List>() != nullptr;
}

std::string Lower(std::string text) {
  for (char& c : text)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool FitsBool(const Value& value) {
  constexpr std::array<std::string_view, 14> kWords = {
      "true", "false", "yes", "no", "on", "off", "t", "f", "y", "n", "1", "0", "1.0", "0.0"};
  if (const auto* text = value.As<std::string>()) {
    const auto found = std::ranges::find(kWords, Lower(*text));
    return found != kWords.end() && found < kWords.end() - 2;
  }
  if (const auto* integer = value.As<std::int64_t>()) return *integer == 0 || *integer == 1;
  if (const auto* number = value.As<double>()) return *number == 0 || *number == 1;
  return value.As<bool>() != nullptr;
}

bool FitsInteger(const Value& value) {
  if (const auto* number = value.As<double>()) return std::floor(*number) == *number;
  const auto* text = value.As<std::string>();
  if (text == nullptr) return value.As<std::int64_t>() != nullptr || value.As<bool>() != nullptr;
  std::int64_t parsed = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), parsed);
  return error == std::errc() && end == text->data() + text->size();
}

std::optional<bool> AreTexts(const Value& value) {
  const Map* map = value.As<Map>();
  if (map == nullptr) return false;
  bool known = true;
  for (const auto& [key, item] : map->items) {
    if (item.As<std::string>() != nullptr) continue;
    if (item.null() || HasValue(item)) return false;
    known = false;
  }
  return known ? std::optional(true) : std::nullopt;
}

}  // namespace

std::vector<GivenSettings> SageMakerSettings(const graph::Pipeline& pipeline,
                                             const CheckOptions& options) {
  std::vector<GivenSettings> all;
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.dialect != graph::Dialect::kZenMl) return all;
  const Orchestrator orchestrator = OrchestratorOf(pipeline, options);
  GivenSettings of;
  of.owner = fmt::format("pipeline '{}'", info.name);
  of.span = info.span;
  AddFrom(info.settings, orchestrator, of, all);
  for (const graph::StepId id : boost::make_iterator_range(vertices(pipeline))) {
    of.step = &pipeline[id];
    of.owner = fmt::format("step '{}'", of.step->id);
    of.span = of.step->span;
    AddFrom(of.step->settings, orchestrator, of, all);
  }
  return all;
}

std::span<const SettingsField> FieldsOf(Component component) {
  if (component == Component::kOrchestrator) return kOrchestratorFields;
  return kStepOperatorFields;
}

std::optional<bool> Fits(const SettingsField& field, const Value& value) {
  if (value.null()) return field.optional;
  if (!HasValue(value)) return std::nullopt;
  switch (field.type) {
    case FieldType::kBool:
      return FitsBool(value);
    case FieldType::kInteger:
      return FitsInteger(value);
    case FieldType::kText:
      return value.As<std::string>() != nullptr;
    case FieldType::kTexts:
      return AreTexts(value);
    case FieldType::kMap:
      return value.As<Map>() != nullptr;
    case FieldType::kTextOrTexts:
      break;
  }
  return value.As<std::string>() != nullptr ? std::optional(true) : AreTexts(value);
}

std::optional<bool> UsesTrainingJobs(const Map& given, const Map* below) {
  for (const Map* settings : {&given, below}) {
    const Value* value = settings == nullptr ? nullptr : settings->Find("use_training_step");
    if (value == nullptr || value->null()) continue;
    const bool* flag = value->As<bool>();
    return flag == nullptr ? std::nullopt : std::optional(*flag);
  }
  return true;
}

const Map* OfPipeline(std::span<const GivenSettings> all) {
  for (const GivenSettings& given : all) {
    if (given.step == nullptr && given.component == Component::kOrchestrator) return given.values;
  }
  return nullptr;
}

const std::string* TextOf(const Map& settings, std::string_view name) {
  const Value* value = settings.Find(name);
  return value == nullptr ? nullptr : value->As<std::string>();
}

}  // namespace smgraph::passes
