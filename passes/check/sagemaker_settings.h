#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/source.h"
#include "graph/pipeline.h"
#include "graph/value.h"
#include "passes/check.h"

// The settings of ZenML's components that run jobs on SageMaker, as ZenML 0.98 has them
// (SagemakerOrchestratorSettings, SagemakerStepOperatorSettings).
namespace smgraph::passes {

enum class Component : std::uint8_t { kOrchestrator, kStepOperator };

/// What one pipeline or step says to one component.
struct GivenSettings {
  Component component = Component::kOrchestrator;
  std::string key;                     // as written: "orchestrator.sagemaker", "orchestrator"
  const graph::Map* values = nullptr;  // never null
  const graph::Step* step = nullptr;   // null: the pipeline's
  std::string owner;                   // "step 'train'", for messages
  SourceSpan span;
};

/// All of a ZenML pipeline that will count: none for the orchestrator when another one than
/// SageMaker's is known to run it. Keys without a flavour speak to SageMaker's where it is known.
/// Pipeline first, then steps in their order.
std::vector<GivenSettings> SageMakerSettings(const graph::Pipeline& pipeline,
                                             const CheckOptions& options);

/// What a value must be; texts is a map of texts.
enum class FieldType : std::uint8_t { kBool, kInteger, kText, kTexts, kMap, kTextOrTexts };
struct SettingsField {
  std::string_view name;
  FieldType type;
  bool optional = false;  // may be None
};
std::span<const SettingsField> FieldsOf(Component component);

/// Whether the model takes the value, as pydantic converts it; nullopt when that is not known.
std::optional<bool> Fits(const SettingsField& field, const graph::Value& value);

/// Whether the jobs of an orchestrator's settings are training jobs: what `given` says of
/// use_training_step, else what `below` (the pipeline's settings, or null) says, else they are.
/// nullopt when it is not known.
std::optional<bool> UsesTrainingJobs(const graph::Map& given, const graph::Map* below);

/// The pipeline's settings among `all` for the orchestrator, or null.
const graph::Map* OfPipeline(std::span<const GivenSettings> all);

/// The text of a setting that is known to be one.
const std::string* TextOf(const graph::Map& settings, std::string_view name);

}  // namespace smgraph::passes
