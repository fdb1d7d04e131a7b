#include "frontends/sagemaker/models/models.h"

// Members of the SDK's enumerations and other names with a plain value.
namespace smgraph::sagemaker {
namespace {

constexpr python::ConstantModel kConstants[] = {
    {"sagemaker.workflow.parameters.ParameterTypeEnum.STRING "
     "sagemaker.core.workflow.parameters.ParameterTypeEnum.STRING "
     "sagemaker.core.workflow.ParameterTypeEnum.STRING",
     "String"},
    {"sagemaker.workflow.parameters.ParameterTypeEnum.INTEGER "
     "sagemaker.core.workflow.parameters.ParameterTypeEnum.INTEGER "
     "sagemaker.core.workflow.ParameterTypeEnum.INTEGER",
     "Integer"},
    {"sagemaker.workflow.parameters.ParameterTypeEnum.BOOLEAN "
     "sagemaker.core.workflow.parameters.ParameterTypeEnum.BOOLEAN "
     "sagemaker.core.workflow.ParameterTypeEnum.BOOLEAN",
     "Boolean"},
    {"sagemaker.workflow.parameters.ParameterTypeEnum.FLOAT "
     "sagemaker.core.workflow.parameters.ParameterTypeEnum.FLOAT "
     "sagemaker.core.workflow.ParameterTypeEnum.FLOAT",
     "Float"},
    {"sagemaker.workflow.lambda_step.LambdaOutputTypeEnum.String "
     "sagemaker.mlops.workflow.lambda_step.LambdaOutputTypeEnum.String",
     "String"},
    {"sagemaker.workflow.lambda_step.LambdaOutputTypeEnum.Integer "
     "sagemaker.mlops.workflow.lambda_step.LambdaOutputTypeEnum.Integer",
     "Integer"},
    {"sagemaker.workflow.lambda_step.LambdaOutputTypeEnum.Boolean "
     "sagemaker.mlops.workflow.lambda_step.LambdaOutputTypeEnum.Boolean",
     "Boolean"},
    {"sagemaker.workflow.lambda_step.LambdaOutputTypeEnum.Float "
     "sagemaker.mlops.workflow.lambda_step.LambdaOutputTypeEnum.Float",
     "Float"},
    {"sagemaker.workflow.callback_step.CallbackOutputTypeEnum.String "
     "sagemaker.mlops.workflow.callback_step.CallbackOutputTypeEnum.String",
     "String"},
    {"sagemaker.workflow.callback_step.CallbackOutputTypeEnum.Integer "
     "sagemaker.mlops.workflow.callback_step.CallbackOutputTypeEnum.Integer",
     "Integer"},
    {"sagemaker.workflow.callback_step.CallbackOutputTypeEnum.Boolean "
     "sagemaker.mlops.workflow.callback_step.CallbackOutputTypeEnum.Boolean",
     "Boolean"},
    {"sagemaker.workflow.callback_step.CallbackOutputTypeEnum.Float "
     "sagemaker.mlops.workflow.callback_step.CallbackOutputTypeEnum.Float",
     "Float"},
    {"sagemaker.workflow.steps.StepTypeEnum.CONDITION "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.CONDITION "
     "sagemaker.mlops.workflow.StepTypeEnum.CONDITION",
     "Condition"},
    {"sagemaker.workflow.steps.StepTypeEnum.CREATE_MODEL "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.CREATE_MODEL "
     "sagemaker.mlops.workflow.StepTypeEnum.CREATE_MODEL",
     "Model"},
    {"sagemaker.workflow.steps.StepTypeEnum.PROCESSING "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.PROCESSING "
     "sagemaker.mlops.workflow.StepTypeEnum.PROCESSING",
     "Processing"},
    {"sagemaker.workflow.steps.StepTypeEnum.REGISTER_MODEL "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.REGISTER_MODEL "
     "sagemaker.mlops.workflow.StepTypeEnum.REGISTER_MODEL",
     "RegisterModel"},
    {"sagemaker.workflow.steps.StepTypeEnum.TRAINING "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.TRAINING "
     "sagemaker.mlops.workflow.StepTypeEnum.TRAINING",
     "Training"},
    {"sagemaker.workflow.steps.StepTypeEnum.TRANSFORM "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.TRANSFORM "
     "sagemaker.mlops.workflow.StepTypeEnum.TRANSFORM",
     "Transform"},
    {"sagemaker.workflow.steps.StepTypeEnum.CALLBACK "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.CALLBACK "
     "sagemaker.mlops.workflow.StepTypeEnum.CALLBACK",
     "Callback"},
    {"sagemaker.workflow.steps.StepTypeEnum.TUNING "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.TUNING "
     "sagemaker.mlops.workflow.StepTypeEnum.TUNING",
     "Tuning"},
    {"sagemaker.workflow.steps.StepTypeEnum.LAMBDA "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.LAMBDA "
     "sagemaker.mlops.workflow.StepTypeEnum.LAMBDA",
     "Lambda"},
    {"sagemaker.workflow.steps.StepTypeEnum.QUALITY_CHECK "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.QUALITY_CHECK "
     "sagemaker.mlops.workflow.StepTypeEnum.QUALITY_CHECK",
     "QualityCheck"},
    {"sagemaker.workflow.steps.StepTypeEnum.CLARIFY_CHECK "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.CLARIFY_CHECK "
     "sagemaker.mlops.workflow.StepTypeEnum.CLARIFY_CHECK",
     "ClarifyCheck"},
    {"sagemaker.workflow.steps.StepTypeEnum.EMR sagemaker.mlops.workflow.steps.StepTypeEnum.EMR "
     "sagemaker.mlops.workflow.StepTypeEnum.EMR",
     "EMR"},
    {"sagemaker.workflow.steps.StepTypeEnum.EMR_SERVERLESS "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.EMR_SERVERLESS "
     "sagemaker.mlops.workflow.StepTypeEnum.EMR_SERVERLESS",
     "EMRServerless"},
    {"sagemaker.workflow.steps.StepTypeEnum.FAIL sagemaker.mlops.workflow.steps.StepTypeEnum.FAIL "
     "sagemaker.mlops.workflow.StepTypeEnum.FAIL",
     "Fail"},
    {"sagemaker.workflow.steps.StepTypeEnum.AUTOML "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.AUTOML "
     "sagemaker.mlops.workflow.StepTypeEnum.AUTOML",
     "AutoML"},
    {"sagemaker.workflow.steps.StepTypeEnum.ENDPOINT_CONFIG "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.ENDPOINT_CONFIG "
     "sagemaker.mlops.workflow.StepTypeEnum.ENDPOINT_CONFIG",
     "EndpointConfig"},
    {"sagemaker.workflow.steps.StepTypeEnum.ENDPOINT "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.ENDPOINT "
     "sagemaker.mlops.workflow.StepTypeEnum.ENDPOINT",
     "Endpoint"},
    {"sagemaker.workflow.steps.StepTypeEnum.INFERENCE_COMPONENT "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.INFERENCE_COMPONENT "
     "sagemaker.mlops.workflow.StepTypeEnum.INFERENCE_COMPONENT",
     "InferenceComponent"},
    {"sagemaker.workflow.steps.StepTypeEnum.LINEAGE "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.LINEAGE "
     "sagemaker.mlops.workflow.StepTypeEnum.LINEAGE",
     "Lineage"},
    {"sagemaker.workflow.steps.StepTypeEnum.FOR_EACH "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.FOR_EACH "
     "sagemaker.mlops.workflow.StepTypeEnum.FOR_EACH",
     "ForEach"},
    {"sagemaker.workflow.steps.StepTypeEnum.CLEANUP "
     "sagemaker.mlops.workflow.steps.StepTypeEnum.CLEANUP "
     "sagemaker.mlops.workflow.StepTypeEnum.CLEANUP",
     "Cleanup"},
    {"sagemaker.workflow.steps.StepTypeEnum.JOB sagemaker.mlops.workflow.steps.StepTypeEnum.JOB "
     "sagemaker.mlops.workflow.StepTypeEnum.JOB",
     "Job"},
    {"sagemaker.workflow.retry.StepExceptionTypeEnum.SERVICE_FAULT "
     "sagemaker.mlops.workflow.retry.StepExceptionTypeEnum.SERVICE_FAULT "
     "sagemaker.mlops.workflow.StepExceptionTypeEnum.SERVICE_FAULT",
     "Step.SERVICE_FAULT"},
    {"sagemaker.workflow.retry.StepExceptionTypeEnum.THROTTLING "
     "sagemaker.mlops.workflow.retry.StepExceptionTypeEnum.THROTTLING "
     "sagemaker.mlops.workflow.StepExceptionTypeEnum.THROTTLING",
     "Step.THROTTLING"},
    {"sagemaker.workflow.retry.SageMakerJobExceptionTypeEnum.INTERNAL_ERROR "
     "sagemaker.mlops.workflow.retry.SageMakerJobExceptionTypeEnum.INTERNAL_ERROR "
     "sagemaker.mlops.workflow.SageMakerJobExceptionTypeEnum.INTERNAL_ERROR",
     "SageMaker.JOB_INTERNAL_ERROR"},
    {"sagemaker.workflow.retry.SageMakerJobExceptionTypeEnum.CAPACITY_ERROR "
     "sagemaker.mlops.workflow.retry.SageMakerJobExceptionTypeEnum.CAPACITY_ERROR "
     "sagemaker.mlops.workflow.SageMakerJobExceptionTypeEnum.CAPACITY_ERROR",
     "SageMaker.CAPACITY_ERROR"},
    {"sagemaker.workflow.retry.SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT "
     "sagemaker.mlops.workflow.retry.SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT "
     "sagemaker.mlops.workflow.SageMakerJobExceptionTypeEnum.RESOURCE_LIMIT",
     "SageMaker.RESOURCE_LIMIT"},
    {"sagemaker.mlops.workflow.step_dependency.TriggerCondition.COMPLETED "
     "sagemaker.mlops.workflow.TriggerCondition.COMPLETED",
     "Completed"},
    {"sagemaker.mlops.workflow.step_dependency.TriggerCondition.FAILED "
     "sagemaker.mlops.workflow.TriggerCondition.FAILED",
     "Failed"},
    {"sagemaker.mlops.workflow.step_dependency.TriggerCondition.STOPPED "
     "sagemaker.mlops.workflow.TriggerCondition.STOPPED",
     "Stopped"},
    {"sagemaker.mlops.workflow.step_dependency.TriggerCondition.ANY "
     "sagemaker.mlops.workflow.TriggerCondition.ANY",
     "Any"},
    {"sagemaker.mlops.workflow.for_each_step.ForEachSelectorPickType.MAX_BY "
     "sagemaker.mlops.workflow.ForEachSelectorPickType.MAX_BY",
     "MaxBy"},
    {"sagemaker.mlops.workflow.for_each_step.ForEachSelectorPickType.MIN_BY "
     "sagemaker.mlops.workflow.ForEachSelectorPickType.MIN_BY",
     "MinBy"},
    {"sagemaker.tuner.WarmStartTypes.TRANSFER_LEARNING", "TransferLearning"},
    {"sagemaker.tuner.WarmStartTypes.IDENTICAL_DATA_AND_ALGORITHM", "IdenticalDataAndAlgorithm"},
    {"sagemaker.workflow.model_step._CREATE_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._CREATE_MODEL_NAME_BASE",
     "CreateModel"},
    {"sagemaker.workflow.model_step._REGISTER_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._REGISTER_MODEL_NAME_BASE",
     "RegisterModel"},
    {"sagemaker.workflow.model_step._REPACK_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._REPACK_MODEL_NAME_BASE "
     "sagemaker.workflow._utils._REPACK_MODEL_NAME_BASE",
     "RepackModel"},
};

}  // namespace

std::span<const python::ConstantModel> Constants() {
  return kConstants;
}

}  // namespace smgraph::sagemaker
