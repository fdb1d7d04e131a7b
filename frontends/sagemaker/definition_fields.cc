#include "frontends/sagemaker/definition_fields.h"

#include <algorithm>

namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kJobs = "Processing QualityCheck ClarifyCheck";
constexpr std::string_view kChecks = "QualityCheck ClarifyCheck";

constexpr DefinitionField kFields[] = {
    {kJobs, "ProcessingResources.ClusterConfig.InstanceType", Into::kSetting, "instance_type"},
    {kJobs, "ProcessingResources.ClusterConfig.InstanceCount", Into::kSetting, "instance_count"},
    {kJobs, "ProcessingResources.ClusterConfig.VolumeSizeInGB", Into::kSetting, "volume_size"},
    {kJobs, "ProcessingResources.ClusterConfig.VolumeKmsKeyId", Into::kSetting, "volume_kms_key"},
    {kJobs, "AppSpecification.ImageUri", Into::kSetting, "image"},
    {kJobs, "AppSpecification.ContainerArguments", Into::kArgument, "arguments"},
    {kJobs, "AppSpecification.ContainerEntrypoint", Into::kArgument, "command"},
    {kJobs, "RoleArn", Into::kSetting, "role"},
    {kJobs, "ProcessingOutputConfig.KmsKeyId", Into::kSetting, "output_kms_key"},
    {kJobs, "StoppingCondition.MaxRuntimeInSeconds", Into::kSetting, "max_runtime"},
    {kJobs, "NetworkConfig", Into::kSetting, "network"},
    {kJobs, "Environment", Into::kSetting, "environment"},
    {kJobs, "Tags", Into::kSetting, "tags"},
    {"Training", "AlgorithmSpecification.TrainingInputMode", Into::kSetting, "input_mode"},
    {"Training", "AlgorithmSpecification.TrainingImage", Into::kSetting, "image"},
    {"Training", "AlgorithmSpecification.MetricDefinitions", Into::kSetting, "metric_definitions"},
    {"Training", "AlgorithmSpecification.ContainerEntrypoint", Into::kArgument, "command"},
    {"Training", "AlgorithmSpecification.ContainerArguments", Into::kArgument, "arguments"},
    {"Training", "OutputDataConfig.KmsKeyId", Into::kSetting, "output_kms_key"},
    {"Training", "StoppingCondition.MaxRuntimeInSeconds", Into::kSetting, "max_runtime"},
    {"Training", "StoppingCondition.MaxWaitTimeInSeconds", Into::kSetting, "max_wait"},
    {"Training", "ResourceConfig.VolumeSizeInGB", Into::kSetting, "volume_size"},
    {"Training", "ResourceConfig.VolumeKmsKeyId", Into::kSetting, "volume_kms_key"},
    {"Training", "ResourceConfig.InstanceCount", Into::kSetting, "instance_count"},
    {"Training", "ResourceConfig.InstanceType", Into::kSetting, "instance_type"},
    {"Training", "ResourceConfig.InstanceGroups", Into::kSetting, "instance_groups"},
    {"Training", "RoleArn", Into::kSetting, "role"},
    {"Training", "VpcConfig.Subnets", Into::kSetting, "subnets"},
    {"Training", "VpcConfig.SecurityGroupIds", Into::kSetting, "security_groups"},
    {"Training", "EnableManagedSpotTraining", Into::kSetting, "spot"},
    {"Training", "EnableNetworkIsolation", Into::kSetting, "network_isolation"},
    {"Training", "RetryStrategy.MaximumRetryAttempts", Into::kSetting, "max_retry_attempts"},
    {"Training", "HyperParameters", Into::kArgument, "hyperparameters"},
    {"Training", "Tags", Into::kSetting, "tags"},
    {"Training", "Environment", Into::kSetting, "environment"},
    {"Training", "CheckpointConfig.S3Uri", Into::kArgument, "checkpoint_s3_uri"},
    {"Training", "CheckpointConfig.LocalPath", Into::kArgument, "checkpoint_local_path"},
    {"Tuning", "HyperParameterTuningJobConfig.Strategy", Into::kSetting, "strategy"},
    {"Tuning", "HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs",
     Into::kSetting, "max_jobs"},
    {"Tuning", "HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs",
     Into::kSetting, "max_parallel_jobs"},
    {"Tuning", "HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType", Into::kSetting,
     "early_stopping"},
    {"Tuning", "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.Type",
     Into::kArgument, "objective_type"},
    {"Tuning", "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName",
     Into::kArgument, "objective"},
    {"Tuning", "HyperParameterTuningJobConfig.ParameterRanges", Into::kArgument, "ranges"},
    {"Tuning", "TrainingJobDefinition.StaticHyperParameters", Into::kArgument, "hyperparameters"},
    {"Tuning", "TrainingJobDefinition.RoleArn", Into::kSetting, "role"},
    {"Tuning", "TrainingJobDefinition.OutputDataConfig.S3OutputPath", Into::kArgument,
     "output_path"},
    {"Tuning", "TrainingJobDefinition.AlgorithmSpecification.TrainingImage", Into::kSetting,
     "image"},
    {"Tuning", "TrainingJobDefinition.HyperParameterTuningResourceConfig.InstanceType",
     Into::kSetting, "instance_type"},
    {"Tuning", "TrainingJobDefinition.HyperParameterTuningResourceConfig.InstanceCount",
     Into::kSetting, "instance_count"},
    {"Tuning", "TrainingJobDefinition.ResourceConfig.InstanceType", Into::kSetting,
     "instance_type"},
    {"Tuning", "TrainingJobDefinition.ResourceConfig.InstanceCount", Into::kSetting,
     "instance_count"},
    {"Tuning", "WarmStartConfig", Into::kArgument, "warm_start"},
    {"Transform", "ModelName", Into::kInput, "ModelName"},
    {"Transform", "TransformInput.DataSource.S3DataSource.S3Uri", Into::kInput, "data"},
    {"Transform", "TransformInput.ContentType", Into::kArgument, "content_type"},
    {"Transform", "TransformInput.CompressionType", Into::kArgument, "compression_type"},
    {"Transform", "TransformInput.SplitType", Into::kArgument, "split_type"},
    {"Transform", "TransformOutput.Accept", Into::kArgument, "accept"},
    {"Transform", "TransformOutput.AssembleWith", Into::kArgument, "assemble_with"},
    {"Transform", "TransformResources.InstanceCount", Into::kSetting, "instance_count"},
    {"Transform", "TransformResources.InstanceType", Into::kSetting, "instance_type"},
    {"Transform", "BatchStrategy", Into::kArgument, "strategy"},
    {"Transform", "MaxConcurrentTransforms", Into::kSetting, "max_concurrent_transforms"},
    {"Transform", "MaxPayloadInMB", Into::kSetting, "max_payload"},
    {"Transform", "Environment", Into::kSetting, "environment"},
    {"Transform", "DataProcessing.InputFilter", Into::kArgument, "input_filter"},
    {"Transform", "DataProcessing.OutputFilter", Into::kArgument, "output_filter"},
    {"Transform", "DataProcessing.JoinSource", Into::kArgument, "join_source"},
    {"AutoML", "RoleArn", Into::kSetting, "role"},
    {"AutoML", "OutputDataConfig.S3OutputPath", Into::kArgument, "output_path"},
    {"Model", "ExecutionRoleArn", Into::kSetting, "role"},
    {"Model", "PrimaryContainer.Image", Into::kSetting, "image"},
    {"Model", "PrimaryContainer.Environment", Into::kSetting, "environment"},
    {"Model", "PrimaryContainer.ModelDataUrl", Into::kInput, "model_data"},
    {"Model", "VpcConfig", Into::kSetting, "network"},
    {"Model", "EnableNetworkIsolation", Into::kSetting, "network_isolation"},
    {"RegisterModel", "ModelPackageGroupName", Into::kArgument, "model_package_group_name"},
    {"RegisterModel", "ModelPackageName", Into::kArgument, "model_package_name"},
    {"RegisterModel", "ModelMetrics", Into::kArgument, "model_metrics"},
    {"RegisterModel", "DriftCheckBaselines", Into::kArgument, "drift_check_baselines"},
    {"RegisterModel", "CustomerMetadataProperties", Into::kArgument,
     "customer_metadata_properties"},
    {"RegisterModel", "SamplePayloadUrl", Into::kArgument, "sample_payload_url"},
    {"RegisterModel", "Domain", Into::kArgument, "domain"},
    {"RegisterModel", "Task", Into::kArgument, "task"},
    {"RegisterModel", "InferenceSpecification.SupportedContentTypes", Into::kArgument,
     "content_types"},
    {"RegisterModel", "InferenceSpecification.SupportedResponseMIMETypes", Into::kArgument,
     "response_types"},
    {"RegisterModel", "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes",
     Into::kArgument, "inference_instances"},
    {"RegisterModel", "InferenceSpecification.SupportedTransformInstanceTypes", Into::kArgument,
     "transform_instances"},
    {"RegisterModel", "ModelApprovalStatus", Into::kArgument, "approval_status"},
    {"RegisterModel", "SkipModelValidation", Into::kArgument, "skip_model_validation"},
    {"Fail", "ErrorMessage", Into::kArgument, "error_message"},
    {"Condition", "Conditions", Into::kArgument, "conditions"},
    {"EMR", "StepConfig.HadoopJarStep.Jar", Into::kArgument, "jar"},
    {"EMR", "StepConfig.HadoopJarStep.Args", Into::kArgument, "args"},
    {"EMR", "StepConfig.HadoopJarStep.MainClass", Into::kArgument, "main_class"},
    {"EMR", "StepConfig.HadoopJarStep.Properties", Into::kArgument, "properties"},
    {"EMR", "ClusterId", Into::kSetting, "cluster_id"},
    {"EMR", "ExecutionRoleArn", Into::kSetting, "role"},
    {"EMR", "ClusterConfig", Into::kSetting, "cluster_config"},
    {"EMRServerless", "ExecutionRoleArn", Into::kSetting, "role"},
    {"EMRServerless", "ApplicationId", Into::kSetting, "application_id"},
    {"EMRServerless", "ApplicationConfig", Into::kSetting, "application_config"},
    {"EMRServerless", "JobConfig.jobDriver", Into::kArgument, "job_driver"},
    {"EMRServerless", "JobConfig.configurationOverrides", Into::kArgument,
     "configuration_overrides"},
    {"ForEach", "IterableItems", Into::kInput, "IterableItems"},
    {"ForEach", "MaxConcurrency", Into::kArgument, "max_concurrency"},
    {"ForEach", "Selector", Into::kArgument, "selector"},
    {"Cleanup", "Resources.S3", Into::kArgument, "sources"},
    {"Callback", "SqsQueueUrl", Into::kArgument, "sqs_queue_url", /*outside=*/true},
    {"Lambda", "FunctionArn", Into::kArgument, "function", /*outside=*/true},
    {kChecks, "CheckType", Into::kArgument, "check_type", /*outside=*/true},
    {kChecks, "SkipCheck", Into::kArgument, "skip_check", /*outside=*/true},
    {kChecks, "FailOnViolation", Into::kArgument, "fail_on_violation", /*outside=*/true},
    {kChecks, "RegisterNewBaseline", Into::kArgument, "register_new_baseline", /*outside=*/true},
    {kChecks, "ModelPackageGroupName", Into::kArgument, "model_package_group_name",
     /*outside=*/true},
    {kChecks, "SuppliedBaselineStatistics", Into::kArgument, "supplied_baseline_statistics",
     /*outside=*/true},
    {kChecks, "SuppliedBaselineConstraints", Into::kArgument, "supplied_baseline_constraints",
     /*outside=*/true},
    {"ClarifyCheck", "ModelName", Into::kArgument, "model", /*outside=*/true},
};

constexpr DefinitionPorts kPorts[] = {
    {kJobs, "ProcessingInputs", "InputName", "S3Input.S3Uri"},
    {kJobs, "ProcessingOutputConfig.Outputs", "OutputName", "S3Output.S3Uri", /*outputs=*/true},
    {"Training", "InputDataConfig", "ChannelName", "DataSource.S3DataSource.S3Uri"},
    {"Tuning", "TrainingJobDefinition.InputDataConfig", "ChannelName",
     "DataSource.S3DataSource.S3Uri"},
    {"AutoML", "InputDataConfig", "ChannelType", "DataSource.S3DataSource.S3Uri"},
    {"RegisterModel", "InferenceSpecification.Containers", "", "ModelDataUrl"},
    {"Model", "Containers", "", "ModelDataUrl"},
};

}  // namespace

std::span<const DefinitionField> DefinitionFields() {
  return kFields;
}

std::span<const DefinitionPorts> DefinitionPortLists() {
  return kPorts;
}

bool HasType(std::string_view types, std::string_view type) {
  while (!types.empty()) {
    const std::size_t end = std::min(types.find(' '), types.size());
    if (types.substr(0, end) == type) return true;
    types.remove_prefix(std::min(end + 1, types.size()));
  }
  return false;
}

}  // namespace smgraph::sagemaker
