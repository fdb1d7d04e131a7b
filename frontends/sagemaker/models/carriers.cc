#include "frontends/sagemaker/models/models.h"

// Plain data that carries references into the request of a step.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kCarrierClasses[] = {
    {.name = "ProcessingInput",
     .spellings = "sagemaker.processing.ProcessingInput sagemaker.clarify.ProcessingInput "
                  "sagemaker.spark.processing.ProcessingInput "
                  "sagemaker.workflow.clarify_check_step.ProcessingInput "
                  "sagemaker.workflow.quality_check_step.ProcessingInput "
                  "sagemaker.workflow.steps.ProcessingInput "
                  "sagemaker.wrangler.processing.ProcessingInput",
     .signature = "(source=None, destination=None, input_name=None, s3_data_type='S3Prefix', "
                  "s3_input_mode='File', s3_data_distribution_type='FullyReplicated', "
                  "s3_compression_type='None', s3_input=None, dataset_definition=None, "
                  "app_managed=False)",
     .tag = Tag(Role::kInput)},
    {.name = "ProcessingOutput",
     .spellings = "sagemaker.processing.ProcessingOutput sagemaker.clarify.ProcessingOutput "
                  "sagemaker.spark.processing.ProcessingOutput "
                  "sagemaker.workflow.clarify_check_step.ProcessingOutput "
                  "sagemaker.workflow.quality_check_step.ProcessingOutput "
                  "sagemaker.workflow.steps.ProcessingOutput",
     .signature = "(source=None, destination=None, output_name=None, "
                  "s3_upload_mode='EndOfJob', app_managed=False, feature_store_output=None)",
     .tag = Tag(Role::kOutput)},
    {.name = "ProcessingInputV3",
     .spellings = "sagemaker.core.shapes.shapes.ProcessingInput "
                  "sagemaker.core.clarify.ProcessingInput "
                  "sagemaker.core.processing.ProcessingInput "
                  "sagemaker.core.shapes.ProcessingInput "
                  "sagemaker.core.spark.processing.ProcessingInput "
                  "sagemaker.mlops.workflow.clarify_check_step.ProcessingInput "
                  "sagemaker.mlops.workflow.quality_check_step.ProcessingInput",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kInput)},
    {.name = "ProcessingOutputV3",
     .spellings = "sagemaker.core.shapes.shapes.ProcessingOutput "
                  "sagemaker.core.clarify.ProcessingOutput "
                  "sagemaker.core.processing.ProcessingOutput "
                  "sagemaker.core.shapes.ProcessingOutput "
                  "sagemaker.core.spark.processing.ProcessingOutput "
                  "sagemaker.mlops.workflow.clarify_check_step.ProcessingOutput "
                  "sagemaker.mlops.workflow.quality_check_step.ProcessingOutput",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kOutput)},
    {.name = "CollectionConfig",
     .spellings =
         "sagemaker.debugger.CollectionConfig sagemaker.debugger.debugger.CollectionConfig "
         "sagemaker.core.debugger.CollectionConfig "
         "sagemaker.core.debugger.debugger.CollectionConfig",
     .signature = "(name, parameters=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "DebuggerHookConfig",
     .spellings =
         "sagemaker.debugger.DebuggerHookConfig sagemaker.debugger.debugger.DebuggerHookConfig "
         "sagemaker.core.debugger.DebuggerHookConfig "
         "sagemaker.core.debugger.debugger.DebuggerHookConfig "
         "sagemaker.estimator.DebuggerHookConfig",
     .signature = "(s3_output_path=None, container_local_output_path=None, hook_parameters=None, "
                  "collection_configs=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "TensorBoardOutputConfig",
     .spellings = "sagemaker.debugger.TensorBoardOutputConfig "
                  "sagemaker.debugger.debugger.TensorBoardOutputConfig "
                  "sagemaker.core.debugger.TensorBoardOutputConfig "
                  "sagemaker.core.debugger.debugger.TensorBoardOutputConfig "
                  "sagemaker.estimator.TensorBoardOutputConfig",
     .signature = "(s3_output_path, container_local_output_path=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "ProfilerConfig",
     .spellings =
         "sagemaker.debugger.ProfilerConfig sagemaker.debugger.profiler_config.ProfilerConfig "
         "sagemaker.core.debugger.ProfilerConfig "
         "sagemaker.core.debugger.profiler_config.ProfilerConfig "
         "sagemaker.estimator.ProfilerConfig",
     .signature = "(s3_output_path=None, system_monitor_interval_millis=None, "
                  "framework_profile_params=None, profile_params=None, disable_profiler=False)",
     .tag = Tag(Role::kCarrier)},
    {.name = "InstanceGroup",
     .spellings =
         "sagemaker.instance_group.InstanceGroup sagemaker.core.instance_group.InstanceGroup",
     .signature = "(instance_group_name=None, instance_type=None, instance_count=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "FeatureStoreOutput",
     .spellings = "sagemaker.processing.FeatureStoreOutput",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kCarrier)},
    {.name = "RunArgs",
     .spellings = "sagemaker.processing.RunArgs",
     .signature = "(code, inputs=None, outputs=None, arguments=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "TrainingInput",
     .spellings = "sagemaker.inputs.TrainingInput sagemaker.core.inputs.TrainingInput "
                  "sagemaker.TrainingInput sagemaker.estimator.TrainingInput "
                  "sagemaker.session.TrainingInput sagemaker.tuner.TrainingInput "
                  "sagemaker.workflow.steps.TrainingInput sagemaker.session.s3_input",
     .signature = "(s3_data, distribution=None, compression=None, content_type=None, "
                  "record_wrapping=None, s3_data_type='S3Prefix', instance_groups=None, "
                  "input_mode=None, attribute_names=None, target_attribute_name=None, "
                  "shuffle_config=None, hub_access_config=None, model_access_config=None)",
     .tag = Tag(Role::kInput)},
    {.name = "TransformInput",
     .spellings = "sagemaker.inputs.TransformInput sagemaker.core.inputs.TransformInput "
                  "sagemaker.workflow.steps.TransformInput",
     .signature = "(data, data_type='S3Prefix', content_type=None, compression_type=None, "
                  "split_type=None, input_filter=None, output_filter=None, join_source=None, "
                  "model_client_config=None, batch_data_capture_config=None)",
     .tag = Tag(Role::kInput)},
    {.name = "CreateModelInput",
     .spellings = "sagemaker.inputs.CreateModelInput sagemaker.core.inputs.CreateModelInput "
                  "sagemaker.workflow.steps.CreateModelInput",
     .signature = "(instance_type=None, accelerator_type=None)",
     .tag = Tag(Role::kInput)},
    {.name = "FileSystemInput",
     .spellings = "sagemaker.inputs.FileSystemInput sagemaker.core.inputs.FileSystemInput "
                  "sagemaker.estimator.FileSystemInput sagemaker.tuner.FileSystemInput "
                  "sagemaker.workflow.steps.FileSystemInput",
     .signature = "(file_system_id, file_system_type, directory_path, "
                  "file_system_access_mode='ro', content_type=None)",
     .tag = Tag(Role::kInput)},
    {.name = "ShuffleConfig",
     .spellings = "sagemaker.inputs.ShuffleConfig sagemaker.core.inputs.ShuffleConfig",
     .signature = "(seed)",
     .tag = Tag(Role::kCarrier)},
    {.name = "BatchDataCaptureConfig",
     .spellings = "sagemaker.inputs.BatchDataCaptureConfig "
                  "sagemaker.core.inputs.BatchDataCaptureConfig "
                  "sagemaker.session.BatchDataCaptureConfig "
                  "sagemaker.transformer.BatchDataCaptureConfig",
     .signature = "(destination_s3_uri, kms_key_id=None, generate_inference_id=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "ModelMetrics",
     .spellings = "sagemaker.model_metrics.ModelMetrics "
                  "sagemaker.core.model_metrics.ModelMetrics sagemaker.ModelMetrics "
                  "sagemaker.model.ModelMetrics",
     .signature = "(model_statistics=None, model_constraints=None, model_data_statistics=None, "
                  "model_data_constraints=None, bias=None, explainability=None, "
                  "bias_pre_training=None, bias_post_training=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "MetricsSource",
     .spellings = "sagemaker.model_metrics.MetricsSource "
                  "sagemaker.core.model_metrics.MetricsSource sagemaker.MetricsSource "
                  "sagemaker.drift_check_baselines.MetricsSource "
                  "sagemaker.core.drift_check_baselines.MetricsSource",
     .signature = "(content_type, s3_uri, content_digest=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "FileSource",
     .spellings = "sagemaker.model_metrics.FileSource sagemaker.core.model_metrics.FileSource "
                  "sagemaker.FileSource sagemaker.drift_check_baselines.FileSource "
                  "sagemaker.core.drift_check_baselines.FileSource",
     .signature = "(s3_uri, content_digest=None, content_type=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "DriftCheckBaselines",
     .spellings = "sagemaker.drift_check_baselines.DriftCheckBaselines "
                  "sagemaker.core.drift_check_baselines.DriftCheckBaselines "
                  "sagemaker.model.DriftCheckBaselines",
     .signature = "(model_statistics=None, model_constraints=None, model_data_statistics=None, "
                  "model_data_constraints=None, bias_config_file=None, "
                  "bias_pre_training_constraints=None, bias_post_training_constraints=None, "
                  "explainability_constraints=None, explainability_config_file=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "MetadataProperties",
     .spellings = "sagemaker.metadata_properties.MetadataProperties "
                  "sagemaker.model.MetadataProperties",
     .signature = "(commit_id=None, repository=None, generated_by=None, project_id=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "Lambda",
     .spellings = "sagemaker.lambda_helper.Lambda sagemaker.core.lambda_helper.Lambda "
                  "sagemaker.workflow.lambda_step.Lambda "
                  "sagemaker.mlops.workflow.lambda_step.Lambda",
     .signature = "(function_arn=None, function_name=None, execution_role_arn=None, "
                  "zipped_code_dir=None, s3_bucket=None, script=None, handler=None, "
                  "session=None, timeout=120, memory_size=128, runtime='python3.8', "
                  "vpc_config=None, environment=None, layers=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "NetworkConfig",
     .spellings = "sagemaker.network.NetworkConfig sagemaker.clarify.NetworkConfig "
                  "sagemaker.huggingface.processing.NetworkConfig "
                  "sagemaker.mxnet.processing.NetworkConfig "
                  "sagemaker.processing.NetworkConfig "
                  "sagemaker.pytorch.processing.NetworkConfig "
                  "sagemaker.sklearn.processing.NetworkConfig "
                  "sagemaker.spark.processing.NetworkConfig "
                  "sagemaker.tensorflow.processing.NetworkConfig "
                  "sagemaker.wrangler.processing.NetworkConfig "
                  "sagemaker.xgboost.processing.NetworkConfig",
     .signature = "(enable_network_isolation=None, security_group_ids=None, subnets=None, "
                  "encrypt_inter_container_traffic=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "DatasetDefinition",
     .spellings = "sagemaker.dataset_definition.inputs.DatasetDefinition "
                  "sagemaker.dataset_definition.DatasetDefinition "
                  "sagemaker.processing.DatasetDefinition",
     .signature = "(data_distribution_type='ShardedByS3Key', input_mode='File', "
                  "local_path=None, redshift_dataset_definition=None, "
                  "athena_dataset_definition=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "AthenaDatasetDefinition",
     .spellings = "sagemaker.dataset_definition.inputs.AthenaDatasetDefinition "
                  "sagemaker.dataset_definition.AthenaDatasetDefinition",
     .signature = "(catalog=None, database=None, query_string=None, output_s3_uri=None, "
                  "work_group=None, kms_key_id=None, output_format=None, "
                  "output_compression=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "RedshiftDatasetDefinition",
     .spellings = "sagemaker.dataset_definition.inputs.RedshiftDatasetDefinition "
                  "sagemaker.dataset_definition.RedshiftDatasetDefinition",
     .signature = "(cluster_id=None, database=None, db_user=None, query_string=None, "
                  "cluster_role_arn=None, output_s3_uri=None, kms_key_id=None, "
                  "output_format=None, output_compression=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "S3Input",
     .spellings = "sagemaker.dataset_definition.inputs.S3Input "
                  "sagemaker.dataset_definition.S3Input sagemaker.processing.S3Input",
     .signature = "(s3_uri=None, local_path=None, s3_data_type='S3Prefix', "
                  "s3_input_mode='File', s3_data_distribution_type='FullyReplicated', "
                  "s3_compression_type=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "ClarifyDataConfig",
     .spellings = "sagemaker.clarify.DataConfig sagemaker.core.clarify.DataConfig "
                  "sagemaker.workflow.clarify_check_step.DataConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.DataConfig",
     .signature = "(s3_data_input_path, s3_output_path, s3_analysis_config_output_path=None, "
                  "label=None, headers=None, features=None, dataset_type='text/csv', "
                  "s3_compression_type='None', joinsource=None, facet_dataset_uri=None, "
                  "facet_headers=None, predicted_label_dataset_uri=None, "
                  "predicted_label_headers=None, predicted_label=None, excluded_columns=None, "
                  "segmentation_config=None, time_series_data_config=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "BiasConfig",
     .spellings = "sagemaker.clarify.BiasConfig sagemaker.core.clarify.BiasConfig "
                  "sagemaker.workflow.clarify_check_step.BiasConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.BiasConfig",
     .signature = "(label_values_or_threshold, facet_name, facet_values_or_threshold=None, "
                  "group_name=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "ClarifyModelConfig",
     .spellings = "sagemaker.clarify.ModelConfig sagemaker.core.clarify.ModelConfig "
                  "sagemaker.workflow.clarify_check_step.ModelConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.ModelConfig",
     .signature = "(model_name=None, instance_count=None, instance_type=None, "
                  "accept_type=None, content_type=None, content_template=None, "
                  "record_template=None, custom_attributes=None, accelerator_type=None, "
                  "endpoint_name_prefix=None, target_model=None, endpoint_name=None, "
                  "time_series_model_config=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "ModelPredictedLabelConfig",
     .spellings = "sagemaker.clarify.ModelPredictedLabelConfig "
                  "sagemaker.core.clarify.ModelPredictedLabelConfig "
                  "sagemaker.workflow.clarify_check_step.ModelPredictedLabelConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.ModelPredictedLabelConfig",
     .signature = "(label=None, probability=None, probability_threshold=None, "
                  "label_headers=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "SHAPConfig",
     .spellings = "sagemaker.clarify.SHAPConfig sagemaker.core.clarify.SHAPConfig "
                  "sagemaker.workflow.clarify_check_step.SHAPConfig "
                  "sagemaker.mlops.workflow.clarify_check_step.SHAPConfig",
     .signature = "(baseline=None, num_samples=None, agg_method=None, use_logit=False, "
                  "save_local_shap_values=True, seed=None, num_clusters=None, "
                  "text_config=None, image_config=None, features_to_explain=None)",
     .tag = Tag(Role::kCarrier)},
    {.name = "PDPConfig",
     .spellings = "sagemaker.clarify.PDPConfig sagemaker.core.clarify.PDPConfig",
     .signature = "(features=None, grid_resolution=15, top_k_features=10)",
     .tag = Tag(Role::kCarrier)},
    {.name = "WarmStartConfig",
     .spellings = "sagemaker.tuner.WarmStartConfig",
     .signature = "(warm_start_type, parents)",
     .tag = Tag(Role::kCarrier)},
    {.name = "IntegerParameter",
     .spellings = "sagemaker.parameter.IntegerParameter sagemaker.tuner.IntegerParameter",
     .signature = "(min_value, max_value, scaling_type='Auto')",
     .tag = Tag(Role::kCarrier)},
    {.name = "ContinuousParameter",
     .spellings = "sagemaker.parameter.ContinuousParameter "
                  "sagemaker.tuner.ContinuousParameter",
     .signature = "(min_value, max_value, scaling_type='Auto')",
     .tag = Tag(Role::kCarrier)},
    {.name = "CategoricalParameter",
     .spellings = "sagemaker.parameter.CategoricalParameter "
                  "sagemaker.tuner.CategoricalParameter",
     .signature = "(values)",
     .tag = Tag(Role::kCarrier)},
    {.name = "AutoMLInput",
     .spellings = "sagemaker.automl.automl.AutoMLInput sagemaker.AutoMLInput",
     .signature = "(inputs, target_attribute_name, compression=None, channel_type=None, "
                  "content_type=None, s3_data_type=None, sample_weight_attribute_name=None)",
     .tag = Tag(Role::kCarrier)},
};

}  // namespace

std::span<const python::ClassModel> CarrierClasses() {
  return kCarrierClasses;
}

}  // namespace smgraph::sagemaker
