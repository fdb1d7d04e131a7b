#include "frontends/sagemaker/models/models.h"

// Members of the SDK's enumerations and other names with a plain value.
namespace smgraph::sagemaker {
namespace {

constexpr python::ConstantModel kConstants[] = {
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
