#include "frontends/sagemaker/step_types.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

constexpr std::array kStepTypes = {
    &kProcessing,
    &kTraining,
    &kFunction,
    &kNotebook,
    &kTuning,
    &kTransform,
    &kCreateModel,
    &kRegisterModel,
    &kCondition,
    &kFail,
    &kCallback,
    &kLambda,
    &kQualityCheck,
    &kClarifyCheck,
    &kEmr,
    &kEmrServerless,
    &kAutoMl,
    &kEndpointConfig,
    &kEndpoint,
    &kInferenceComponent,
    &kBedrockCustomModel,
    &kBedrockCustomModelDeployment,
    &kBedrockModelImport,
    &kBedrockProvisionedModelThroughput,
    &kLineage,
    &kForEach,
    &kCleanup,
    &kJob,
};

std::unordered_map<std::string_view, const StepType*> TypesByClass() {
  std::unordered_map<std::string_view, const StepType*> types;
  for (const StepType* type : kStepTypes)
    ForEachWord(type->classes, [&](std::string_view name) { types.emplace(name, type); });
  return types;
}

}  // namespace

std::span<const StepType* const> StepTypes() {
  return kStepTypes;
}

const StepType* FindStepType(std::string_view type) {
  const auto* row = std::ranges::find(kStepTypes, type, &StepType::type);
  return row == kStepTypes.end() ? nullptr : *row;
}

const StepType* TypeOfClass(std::string_view class_name) {
  static const auto& types = *new std::unordered_map(TypesByClass());
  const auto found = types.find(class_name);
  return found == types.end() ? nullptr : found->second;
}

const Branch* FindBranch(std::string_view key) {
  for (const StepType* type : kStepTypes) {
    const auto branch = std::ranges::find(type->branches, key, &Branch::key);
    if (branch != type->branches.end()) return &*branch;
  }
  return nullptr;
}

}  // namespace smgraph::sagemaker
