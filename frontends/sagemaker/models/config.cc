#include "frontends/sagemaker/feature_processor.h"
#include "frontends/sagemaker/models/models.h"

// What configures pipelines and steps: cache, retry, parallelism, checks, schedules, sessions.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kConfigurationClasses[] = {
    {.name = "CacheConfig",
     .spellings = "sagemaker.workflow.steps.CacheConfig "
                  "sagemaker.mlops.workflow.steps.CacheConfig "
                  "sagemaker.mlops.workflow.CacheConfig",
     .signature = "(enable_caching=False, expire_after=None)",
     .tag = Tag(Role::kCacheConfig),
     .compared = "enable_caching expire_after"},
    {.name = "RetryPolicy",
     .spellings = "sagemaker.workflow.retry.RetryPolicy "
                  "sagemaker.mlops.workflow.retry.RetryPolicy "
                  "sagemaker.workflow.step_collections.RetryPolicy "
                  "sagemaker.workflow.steps.RetryPolicy sagemaker.mlops.workflow.RetryPolicy "
                  "sagemaker.mlops.workflow.steps.RetryPolicy",
     .signature = "(backoff_rate=2.0, interval_seconds=1, max_attempts=None, "
                  "expire_after_mins=None)",
     .tag = Tag(Role::kRetryPolicy)},
    {.name = "StepRetryPolicy",
     .spellings = "sagemaker.workflow.retry.StepRetryPolicy "
                  "sagemaker.mlops.workflow.retry.StepRetryPolicy "
                  "sagemaker.workflow.emr_step.StepRetryPolicy "
                  "sagemaker.mlops.workflow.StepRetryPolicy "
                  "sagemaker.mlops.workflow.emr_serverless_step.StepRetryPolicy",
     .signature = "(exception_types, backoff_rate=2.0, interval_seconds=1, max_attempts=None, "
                  "expire_after_mins=None)",
     .tag = Tag(Role::kRetryPolicy)},
    {.name = "SageMakerJobStepRetryPolicy",
     .spellings = "sagemaker.workflow.retry.SageMakerJobStepRetryPolicy "
                  "sagemaker.mlops.workflow.retry.SageMakerJobStepRetryPolicy "
                  "sagemaker.workflow.model_step.SageMakerJobStepRetryPolicy "
                  "sagemaker.mlops.workflow.SageMakerJobStepRetryPolicy "
                  "sagemaker.mlops.workflow.model_step.SageMakerJobStepRetryPolicy",
     .signature = "(exception_types=None, failure_reason_types=None, backoff_rate=2.0, "
                  "interval_seconds=1, max_attempts=None, expire_after_mins=None)",
     .tag = Tag(Role::kRetryPolicy)},
    {.name = "ParallelismConfiguration",
     .spellings = "sagemaker.workflow.parallelism_config.ParallelismConfiguration "
                  "sagemaker.mlops.workflow.parallelism_config.ParallelismConfiguration "
                  "sagemaker.workflow.pipeline.ParallelismConfiguration "
                  "sagemaker.mlops.workflow.ParallelismConfiguration "
                  "sagemaker.mlops.workflow.pipeline.ParallelismConfiguration",
     .signature = "(max_parallel_execution_steps)",
     .tag = Tag(Role::kCarrier)},
    {.name = "SelectiveExecutionConfig",
     .spellings = "sagemaker.workflow.selective_execution_config.SelectiveExecutionConfig "
                  "sagemaker.mlops.workflow.selective_execution_config.SelectiveExecutionConfig "
                  "sagemaker.workflow.pipeline.SelectiveExecutionConfig "
                  "sagemaker.mlops.workflow.SelectiveExecutionConfig "
                  "sagemaker.mlops.workflow.pipeline.SelectiveExecutionConfig",
     .signature = "(selected_steps, reference_latest_execution=True, "
                  "source_pipeline_execution_arn=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "PipelineDefinitionConfig",
     .spellings = "sagemaker.workflow.pipeline_definition_config.PipelineDefinitionConfig "
                  "sagemaker.core.workflow.pipeline_definition_config.PipelineDefinitionConfig "
                  "sagemaker.workflow.pipeline.PipelineDefinitionConfig "
                  "sagemaker.workflow.pipeline_context.PipelineDefinitionConfig "
                  "sagemaker.workflow.utilities.PipelineDefinitionConfig "
                  "sagemaker.core.workflow.pipeline_context.PipelineDefinitionConfig "
                  "sagemaker.core.workflow.utilities.PipelineDefinitionConfig "
                  "sagemaker.mlops.workflow.pipeline.PipelineDefinitionConfig",
     .signature = "(use_custom_job_prefix)",
     .tag = Tag(Role::kCarrier)},
    {.name = "PipelineExperimentConfig",
     .spellings = "sagemaker.workflow.pipeline_experiment_config.PipelineExperimentConfig "
                  "sagemaker.mlops.workflow.pipeline_experiment_config.PipelineExperimentConfig "
                  "sagemaker.workflow.pipeline.PipelineExperimentConfig "
                  "sagemaker.mlops.workflow.PipelineExperimentConfig "
                  "sagemaker.mlops.workflow.pipeline.PipelineExperimentConfig",
     .signature = "(experiment_name, trial_name)",
     .tag = Tag(Role::kCarrier)},
    {.name = "PipelineSchedule",
     .spellings = "sagemaker.workflow.triggers.PipelineSchedule "
                  "sagemaker.mlops.workflow.triggers.PipelineSchedule "
                  "sagemaker.workflow.pipeline.PipelineSchedule "
                  "sagemaker.mlops.workflow.PipelineSchedule "
                  "sagemaker.mlops.workflow.pipeline.PipelineSchedule",
     .signature = "(name=None, enabled=True, start_date=None, at=None, rate=None, cron=None)",
     .tag = Tag(Role::kSchedule)},
    {.name = "CheckJobConfig",
     .spellings = "sagemaker.workflow.check_job_config.CheckJobConfig "
                  "sagemaker.mlops.workflow.check_job_config.CheckJobConfig "
                  "sagemaker.workflow.clarify_check_step.CheckJobConfig "
                  "sagemaker.workflow.monitor_batch_transform_step.CheckJobConfig "
                  "sagemaker.workflow.quality_check_step.CheckJobConfig "
                  "sagemaker.mlops.workflow.CheckJobConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.CheckJobConfig "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.CheckJobConfig "
                  "sagemaker.mlops.workflow.quality_check_step.CheckJobConfig",
     .signature = "(role, instance_count=1, instance_type='ml.m5.xlarge', "
                  "volume_size_in_gb=30, volume_kms_key=None, output_kms_key=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "DataQualityCheckConfig",
     .spellings = "sagemaker.workflow.quality_check_step.DataQualityCheckConfig "
                  "sagemaker.mlops.workflow.quality_check_step.DataQualityCheckConfig "
                  "sagemaker.workflow.monitor_batch_transform_step.DataQualityCheckConfig "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.DataQualityCheckConfig",
     .signature = "(baseline_dataset, dataset_format, record_preprocessor_script=None, *, "
                  "output_s3_uri=None, post_analytics_processor_script=None)",
     .tag = Tag(Role::kQualityConfig)},
    {.name = "ModelQualityCheckConfig",
     .spellings = "sagemaker.workflow.quality_check_step.ModelQualityCheckConfig "
                  "sagemaker.mlops.workflow.quality_check_step.ModelQualityCheckConfig",
     .signature = "(baseline_dataset, dataset_format, problem_type, inference_attribute=None, "
                  "probability_attribute=None, ground_truth_attribute=None, "
                  "probability_threshold_attribute=None, *, output_s3_uri=None, "
                  "post_analytics_processor_script=None)",
     .tag = Tag(Role::kQualityConfig)},
    {.name = "DataBiasCheckConfig",
     .spellings = "sagemaker.workflow.clarify_check_step.DataBiasCheckConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.DataBiasCheckConfig",
     .signature = "(data_config, data_bias_config, methods='all', *, kms_key=None, "
                  "monitoring_analysis_config_uri=uploaded)",
     .tag = Tag(Role::kClarifyConfig)},
    {.name = "ModelBiasCheckConfig",
     .spellings = "sagemaker.workflow.clarify_check_step.ModelBiasCheckConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.ModelBiasCheckConfig",
     .signature = "(data_config, data_bias_config, model_config, "
                  "model_predicted_label_config, methods='all', *, kms_key=None, "
                  "monitoring_analysis_config_uri=uploaded)",
     .tag = Tag(Role::kClarifyConfig)},
    {.name = "ModelExplainabilityCheckConfig",
     .spellings =
         "sagemaker.workflow.clarify_check_step.ModelExplainabilityCheckConfig "
         "sagemaker.mlops.workflow.clarify_check_step.ModelExplainabilityCheckConfig "
         "sagemaker.workflow.monitor_batch_transform_step.ModelExplainabilityCheckConfig "
         "sagemaker.mlops.workflow.monitor_batch_transform_step.ModelExplainabilityCheckConfig",
     .signature = "(data_config, model_config, explainability_config, model_scores=None, *, "
                  "kms_key=None, monitoring_analysis_config_uri=uploaded)",
     .tag = Tag(Role::kClarifyConfig)},
    {.name = "EMRStepConfig",
     .spellings = "sagemaker.workflow.emr_step.EMRStepConfig "
                  "sagemaker.mlops.workflow.emr_step.EMRStepConfig "
                  "sagemaker.mlops.workflow.EMRStepConfig",
     .signature = "(jar, args=None, main_class=None, properties=None, output_args=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "EMRServerlessJobConfig",
     .spellings = "sagemaker.mlops.workflow.emr_serverless_step.EMRServerlessJobConfig "
                  "sagemaker.workflow.emr_serverless_step.EMRServerlessJobConfig",
     .signature = "(job_driver, execution_role_arn, configuration_overrides=None, "
                  "execution_timeout_minutes=None, name=None, tags=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "RemoteFunction",
     .spellings = "sagemaker.remote_function.remote sagemaker.remote_function.client.remote "
                  "sagemaker.core.remote_function.remote "
                  "sagemaker.core.remote_function.client.remote",
     .signature = "(_func=None, **kwargs)",
     .tag = Tag(Role::kCarrier),
     .call = &CallRemotely},
    {.name = "FeatureProcessor",
     .spellings =
         "sagemaker.feature_store.feature_processor.feature_processor "
         "sagemaker.feature_store.feature_processor.feature_processor.feature_processor "
         "sagemaker.mlops.feature_store.feature_processor.feature_processor "
         "sagemaker.mlops.feature_store.feature_processor.feature_processor.feature_processor",
     .signature = "(inputs, output, target_stores=None, parameters=None, **kwargs)",
     .tag = Tag(Role::kCarrier),
     .call = &CallRemotely},
    {.name = "ForEachSelector",
     .spellings = "sagemaker.mlops.workflow.for_each_step.ForEachSelector "
                  "sagemaker.mlops.workflow.ForEachSelector",
     .signature = "(pick, field)",
     .tag = Tag(Role::kCarrier)},
    {.name = "StepDependency",
     .spellings = "sagemaker.mlops.workflow.step_dependency.StepDependency "
                  "sagemaker.mlops.workflow.StepDependency "
                  "sagemaker.mlops.workflow.cleanup_step.StepDependency "
                  "sagemaker.mlops.workflow.steps.StepDependency",
     .signature = "(step, trigger=\"Completed\")",
     .tag = Tag(Role::kStepDependency)},
    {.name = "S3CleanupSource",
     .spellings = "sagemaker.mlops.workflow.cleanup_step.S3CleanupSource "
                  "sagemaker.mlops.workflow.S3CleanupSource",
     .signature = "(step, s3_uris=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "LineageAssociation",
     .spellings = "sagemaker.workflow.lineage_step.LineageAssociation "
                  "sagemaker.mlops.workflow.lineage_step.LineageAssociation "
                  "sagemaker.mlops.workflow.LineageAssociation",
     .signature = "(source, destination, association_type=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "LineageEntityReference",
     .spellings = "sagemaker.workflow.lineage_step.LineageEntityReference "
                  "sagemaker.mlops.workflow.lineage_step.LineageEntityReference "
                  "sagemaker.mlops.workflow.LineageEntityReference",
     .signature = "(name=None, type=None, arn=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "MlflowConfig",
     .spellings = "sagemaker.core.shapes.MlflowConfig "
                  "sagemaker.core.shapes.shapes.MlflowConfig",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kCarrier)},
    {.name = "_ModelStepArguments",
     .spellings = "sagemaker.workflow.pipeline_context._ModelStepArguments",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kModelArguments)},
};

}  // namespace

std::span<const python::ClassModel> ConfigurationClasses() {
  return kConfigurationClasses;
}

}  // namespace smgraph::sagemaker
