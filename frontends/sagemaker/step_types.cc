#include "frontends/sagemaker/step_types.h"

#include <algorithm>
#include <array>

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

}  // namespace

std::span<const StepType* const> StepTypes() {
  return kStepTypes;
}

const StepType* FindStepType(std::string_view type) {
  const auto* row = std::ranges::find(kStepTypes, type, &StepType::type);
  return row == kStepTypes.end() ? nullptr : *row;
}

const StepType* TypeOfClass(std::string_view class_name) {
  const auto* row = std::ranges::find_if(
      kStepTypes, [&](const StepType* type) { return HasWord(type->classes, class_name); });
  return row == kStepTypes.end() ? nullptr : *row;
}

const Branch* FindBranch(std::string_view key) {
  for (const StepType* type : kStepTypes) {
    const auto branch = std::ranges::find(type->branches, key, &Branch::key);
    if (branch != type->branches.end()) return &*branch;
  }
  return nullptr;
}

}  // namespace smgraph::sagemaker
