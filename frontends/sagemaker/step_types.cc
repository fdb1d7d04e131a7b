#include "frontends/sagemaker/step_types.h"

#include <algorithm>

// Step types of the definition JSON (reference: SDK enum StepTypeEnum of v2 and v3, and the Bedrock
// types of v2 2.257.6).
namespace smgraph::sagemaker {
namespace {

using graph::StepKind;

constexpr StepType kStepTypes[] = {
    {"Processing", StepKind::kProcessing, "DescribeProcessingJobResponse"},
    {"Training", StepKind::kTraining, "DescribeTrainingJobResponse"},
    {"Tuning", StepKind::kTuning,
     "DescribeHyperParameterTuningJobResponse+ListTrainingJobsForHyperParameterTuningJobResponse"},
    {"Transform", StepKind::kTransform, "DescribeTransformJobResponse"},
    {"Model", StepKind::kModelCreate, "DescribeModelOutput"},
    {"RegisterModel", StepKind::kModelRegister, "DescribeModelPackageOutput"},
    {"Condition", StepKind::kCondition, "Condition", /*by_name=*/true},
    {"Fail", StepKind::kFail, ""},
    {"Callback", StepKind::kCallback, "Outputs", /*by_name=*/true},
    {"Lambda", StepKind::kLambda, "Outputs", /*by_name=*/true},
    {"QualityCheck", StepKind::kQualityCheck, "QualityCheck"},
    {"ClarifyCheck", StepKind::kClarifyCheck, "ClarifyCheck"},
    {"EMR", StepKind::kEmr, "EMR Step+EMRExtra"},
    {"EMRServerless", StepKind::kEmrServerless, ""},
    {"AutoML", StepKind::kAutoMl, "DescribeAutoMLJobResponse+AutoMLExtra"},
    {"EndpointConfig", StepKind::kEndpoint, "DescribeEndpointConfigOutput"},
    {"Endpoint", StepKind::kEndpoint, "DescribeEndpointOutput"},
    {"InferenceComponent", StepKind::kEndpoint, "DescribeInferenceComponentOutput"},
    {"BedrockCustomModel", StepKind::kOther, "BedrockCustomModel", /*by_name=*/true},
    {"BedrockCustomModelDeployment", StepKind::kOther, "BedrockCustomModelDeployment",
     /*by_name=*/true},
    {"BedrockModelImport", StepKind::kOther, "BedrockModelImport", /*by_name=*/true},
    {"BedrockProvisionedModelThroughput", StepKind::kOther, "BedrockProvisionedModelThroughput",
     /*by_name=*/true},
    {"Lineage", StepKind::kLineage, "Lineage", /*by_name=*/true},
    {"ForEach", StepKind::kForEach, "ForEach"},
    {"Cleanup", StepKind::kCleanup, ""},
    {"Job", StepKind::kOther, ""},
};

constexpr ClassType kClassTypes[] = {
    {"ProcessingStep", "Processing"},
    {"ProcessingStepV3", "Processing"},
    {"TrainingStep", "Training"},
    {"TrainingStepV3", "Training"},
    {"TransformStep", "Transform"},
    {"TransformStepV3", "Transform"},
    {"TuningStep", "Tuning"},
    {"TuningStepV3", "Tuning"},
    {"CreateModelStep", "Model"},
    {"ConditionStep", "Condition"},
    {"FailStep", "Fail"},
    {"CallbackStep", "Callback"},
    {"LambdaStep", "Lambda"},
    {"QualityCheckStep", "QualityCheck"},
    {"ClarifyCheckStep", "ClarifyCheck"},
    {"EMRStep", "EMR"},
    {"EMRServerlessStep", "EMRServerless"},
    {"NotebookJobStep", "Training"},
    {"AutoMLStep", "AutoML"},
    {"EndpointConfigStep", "EndpointConfig"},
    {"EndpointStep", "Endpoint"},
    {"InferenceComponentStep", "InferenceComponent"},
    {"BedrockCustomModelStep", "BedrockCustomModel"},
    {"BedrockCustomModelDeploymentStep", "BedrockCustomModelDeployment"},
    {"BedrockModelImportStep", "BedrockModelImport"},
    {"BedrockProvisionedModelThroughputStep", "BedrockProvisionedModelThroughput"},
    {"LineageStep", "Lineage"},
    {"ForEachStep", "ForEach"},
    {"CleanupStep", "Cleanup"},
    {"JobStep", "Job"},
    {"_FunctionStep", "Training"},
};

constexpr StandardOutput kStandardOutputs[] = {
    {"Training", "ModelArtifacts", "ModelArtifacts.S3ModelArtifacts"},
    {"Transform", "TransformOutput", "TransformOutput.S3OutputPath"},
    {"Model", "ModelName", "ModelName"},
    {"RegisterModel", "ModelPackageArn", "ModelPackageArn"},
    {"Tuning", "BestTrainingJob", "BestTrainingJob.TrainingJobName"},
    {"Tuning", "TrainingJobSummaries", "TrainingJobSummaries"},
    {"AutoML", "BestCandidate", "BestCandidate"},
    {"QualityCheck", "CalculatedBaselineConstraints", "CalculatedBaselineConstraints"},
    {"QualityCheck", "CalculatedBaselineStatistics", "CalculatedBaselineStatistics"},
    {"QualityCheck", "BaselineUsedForDriftCheckConstraints",
     "BaselineUsedForDriftCheckConstraints"},
    {"QualityCheck", "BaselineUsedForDriftCheckStatistics", "BaselineUsedForDriftCheckStatistics"},
    {"ClarifyCheck", "CalculatedBaselineConstraints", "CalculatedBaselineConstraints"},
    {"ClarifyCheck", "BaselineUsedForDriftCheckConstraints",
     "BaselineUsedForDriftCheckConstraints"},
    {"Condition", "Outcome", "Outcome"},
    {"EndpointConfig", "EndpointConfigName", "EndpointConfigName"},
    {"Endpoint", "EndpointName", "EndpointName"},
    {"InferenceComponent", "InferenceComponentName", "InferenceComponentName"},
    {"ForEach", "IterationOutputs", "IterationOutputs"},
    {"ForEach", "Selected", "Selected"},
};

}  // namespace

std::span<const StepType> StepTypes() {
  return kStepTypes;
}

const StepType* FindStepType(std::string_view type) {
  const auto* row = std::ranges::find(kStepTypes, type, &StepType::type);
  return row == std::end(kStepTypes) ? nullptr : row;
}

std::span<const ClassType> ClassTypes() {
  return kClassTypes;
}

const StepType* TypeOfClass(std::string_view class_name) {
  const auto* row = std::ranges::find(kClassTypes, class_name, &ClassType::class_name);
  return row == std::end(kClassTypes) ? nullptr : FindStepType(row->type);
}

std::span<const StandardOutput> StandardOutputs() {
  return kStandardOutputs;
}

}  // namespace smgraph::sagemaker
