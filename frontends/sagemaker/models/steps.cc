#include "frontends/sagemaker/era_rules.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Pipelines, steps and step collections. Signatures as the SDK prints them, v2 2.257.7 and, where
// they differ in positional order, v3 3.27 (rows ending in V3). What older releases placed
// elsewhere is sorted out by the functions of era_rules.h.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kStepClasses[] = {
    {.name = "Pipeline",
     .spellings = "sagemaker.workflow.pipeline.Pipeline",
     .signature = "(name=\"\", parameters=None, pipeline_experiment_config=None, steps=None, "
                  "sagemaker_session=None, pipeline_definition_config=None)",
     .tag = Tag(Role::kPipeline),
     .attribute = &PipelineAttribute,
     .init = &RecordPipeline,
     .lists = "parameters steps"},
    {.name = "PipelineV3",
     .spellings = "sagemaker.mlops.workflow.pipeline.Pipeline "
                  "sagemaker.mlops.workflow.Pipeline",
     .signature = "(name=\"\", parameters=None, pipeline_experiment_config=None, "
                  "mlflow_config=None, steps=None, sagemaker_session=None, "
                  "pipeline_definition_config=None)",
     .tag = Tag(Role::kPipeline),
     .attribute = &PipelineAttribute,
     .init = &RecordPipeline,
     .lists = "parameters steps"},
    {.name = "Step",
     .spellings = "sagemaker.workflow.steps.Step sagemaker.mlops.workflow.steps.Step "
                  "sagemaker.workflow.condition_step.Step sagemaker.workflow.pipeline.Step "
                  "sagemaker.workflow.step_collections.Step sagemaker.mlops.workflow.Step "
                  "sagemaker.mlops.workflow.condition_step.Step "
                  "sagemaker.mlops.workflow.pipeline.Step "
                  "sagemaker.mlops.workflow.step_collections.Step",
     .signature = "(name, display_name=None, description=None, step_type=None, "
                  "depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "ConfigurableRetryStep",
     .spellings = "sagemaker.workflow.steps.ConfigurableRetryStep "
                  "sagemaker.mlops.workflow.steps.ConfigurableRetryStep "
                  "sagemaker.mlops.workflow.ConfigurableRetryStep",
     .signature = "(name, step_type, display_name=None, description=None, depends_on=None, "
                  "retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "ProcessingStep",
     .spellings = "sagemaker.workflow.steps.ProcessingStep",
     .signature = "(name, step_args=None, processor=None, display_name=None, "
                  "description=None, inputs=None, outputs=None, job_arguments=None, "
                  "code=None, property_files=None, cache_config=None, depends_on=None, "
                  "retry_policies=None, kms_key=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepAttribute,
     .init = &ApplyJobEras,
     .objects = "properties",
     .lists = "retry_policies property_files"},
    {.name = "ProcessingStepV3",
     .spellings = "sagemaker.mlops.workflow.steps.ProcessingStep "
                  "sagemaker.mlops.workflow.ProcessingStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "property_files=None, cache_config=None, depends_on=None, "
                  "retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies property_files"},
    {.name = "TrainingStep",
     .spellings = "sagemaker.workflow.steps.TrainingStep",
     .signature = "(name, step_args=None, estimator=None, display_name=None, "
                  "description=None, inputs=None, cache_config=None, depends_on=None, "
                  "retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .init = &ApplyJobEras,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "TrainingStepV3",
     .spellings = "sagemaker.mlops.workflow.steps.TrainingStep "
                  "sagemaker.mlops.workflow.TrainingStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "cache_config=None, depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "TransformStep",
     .spellings = "sagemaker.workflow.steps.TransformStep "
                  "sagemaker.workflow.monitor_batch_transform_step.TransformStep "
                  "sagemaker.workflow.step_collections.TransformStep",
     .signature = "(name, step_args=None, transformer=None, inputs=None, display_name=None, "
                  "description=None, cache_config=None, depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .init = &ApplyJobEras,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "TransformStepV3",
     .spellings = "sagemaker.mlops.workflow.steps.TransformStep "
                  "sagemaker.mlops.workflow.TransformStep "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.TransformStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "cache_config=None, depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "TuningStep",
     .spellings = "sagemaker.workflow.steps.TuningStep",
     .signature = "(name, step_args=None, tuner=None, display_name=None, description=None, "
                  "inputs=None, job_arguments=None, cache_config=None, depends_on=None, "
                  "retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kTuningStepMethods,
     .attribute = &StepTypeAttribute,
     .init = &ApplyJobEras,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "TuningStepV3",
     .spellings = "sagemaker.mlops.workflow.steps.TuningStep "
                  "sagemaker.mlops.workflow.TuningStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "cache_config=None, depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kTuningStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "CreateModelStep",
     .spellings = "sagemaker.workflow.steps.CreateModelStep "
                  "sagemaker.workflow.model_step.CreateModelStep "
                  "sagemaker.workflow.step_collections.CreateModelStep",
     .signature = "(name, step_args=None, model=None, inputs=None, depends_on=None, "
                  "retry_policies=None, display_name=None, description=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .init = &ApplyJobEras,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "ModelStep",
     .spellings = "sagemaker.workflow.model_step.ModelStep",
     .signature = "(name, step_args, depends_on=None, retry_policies=None, display_name=None, "
                  "description=None, repack_model_step_settings=None)",
     .tag = Tag(Role::kCollection),
     .init = &MakeParts,
     .objects = "properties"},
    {.name = "ModelStepV3",
     .spellings = "sagemaker.mlops.workflow.model_step.ModelStep "
                  "sagemaker.mlops.workflow.ModelStep",
     .signature = "(name, step_args, depends_on=None, retry_policies=None, display_name=None, "
                  "description=None, repack_model_step_settings=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "StepCollection",
     .spellings = "sagemaker.workflow.step_collections.StepCollection "
                  "sagemaker.mlops.workflow.step_collections.StepCollection "
                  "sagemaker.workflow.condition_step.StepCollection "
                  "sagemaker.workflow.pipeline.StepCollection "
                  "sagemaker.mlops.workflow.StepCollection",
     .signature = "(name, steps=None, depends_on=None)",
     .tag = Tag(Role::kCollection),
     .objects = "properties"},
    {.name = "RegisterModel",
     .spellings = "sagemaker.workflow.step_collections.RegisterModel",
     .signature = "(name, content_types, response_types, inference_instances=None, "
                  "transform_instances=None, estimator=None, model_data=None, "
                  "depends_on=None, repack_model_step_retry_policies=None, "
                  "register_model_step_retry_policies=None, model_package_group_name=None, "
                  "model_metrics=None, approval_status=None, image_uri=None, "
                  "compile_model_family=None, display_name=None, description=None, tags=None, "
                  "model=None, drift_check_baselines=None, customer_metadata_properties=None, "
                  "domain=None, sample_payload_url=None, task=None, framework=None, "
                  "framework_version=None, nearest_model_name=None, "
                  "data_input_configuration=None, skip_model_validation=None, "
                  "source_uri=None, model_card=None, model_life_cycle=None, "
                  "model_package_registration_type=None, base_model=None, **kwargs)",
     .tag = Tag(Role::kCollection),
     .init = &MakeParts,
     .objects = "properties"},
    {.name = "EstimatorTransformer",
     .spellings = "sagemaker.workflow.step_collections.EstimatorTransformer",
     .signature = "(name, estimator, model_data, model_inputs, instance_count, instance_type, "
                  "transform_inputs, description=None, display_name=None, image_uri=None, "
                  "predictor_cls=None, env=None, strategy=None, assemble_with=None, "
                  "output_path=None, output_kms_key=None, accept=None, "
                  "max_concurrent_transforms=None, max_payload=None, tags=None, "
                  "volume_kms_key=None, depends_on=None, "
                  "repack_model_step_retry_policies=None, model_step_retry_policies=None, "
                  "transform_step_retry_policies=None, **kwargs)",
     .tag = Tag(Role::kCollection),
     .init = &MakeParts,
     .objects = "properties"},
    {.name = "MonitorBatchTransformStep",
     .spellings = "sagemaker.workflow.monitor_batch_transform_step.MonitorBatchTransformStep "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.MonitorBatchTransformStep "
                  "sagemaker.mlops.workflow.MonitorBatchTransformStep",
     .signature = "(name, transform_step_args, monitor_configuration, "
                  "check_job_configuration, monitor_before_transform=False, "
                  "fail_on_violation=True, supplied_baseline_statistics=None, "
                  "supplied_baseline_constraints=None, display_name=None, description=None)",
     .tag = Tag(Role::kCollection),
     .init = &MakeParts,
     .objects = "properties"},
    {.name = "ConditionStep",
     .spellings = "sagemaker.workflow.condition_step.ConditionStep "
                  "sagemaker.mlops.workflow.condition_step.ConditionStep "
                  "sagemaker.workflow.pipeline.ConditionStep "
                  "sagemaker.mlops.workflow.ConditionStep "
                  "sagemaker.mlops.workflow.pipeline.ConditionStep",
     .signature = "(name, depends_on=None, display_name=None, description=None, "
                  "conditions=None, if_steps=None, else_steps=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .init = &ApplyConditionEras,
     .objects = "properties",
     .lists = "conditions if_steps else_steps"},
    {.name = "FailStep",
     .spellings = "sagemaker.workflow.fail_step.FailStep "
                  "sagemaker.mlops.workflow.fail_step.FailStep "
                  "sagemaker.mlops.workflow.FailStep",
     .signature = "(name, error_message=None, display_name=None, description=None, "
                  "depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "CallbackStep",
     .spellings = "sagemaker.workflow.callback_step.CallbackStep "
                  "sagemaker.mlops.workflow.callback_step.CallbackStep "
                  "sagemaker.workflow.pipeline.CallbackStep "
                  "sagemaker.mlops.workflow.CallbackStep "
                  "sagemaker.mlops.workflow.pipeline.CallbackStep",
     .signature = "(name, sqs_queue_url, inputs, outputs, display_name=None, "
                  "description=None, cache_config=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "LambdaStep",
     .spellings = "sagemaker.workflow.lambda_step.LambdaStep "
                  "sagemaker.mlops.workflow.lambda_step.LambdaStep "
                  "sagemaker.workflow.pipeline.LambdaStep sagemaker.mlops.workflow.LambdaStep "
                  "sagemaker.mlops.workflow.pipeline.LambdaStep",
     .signature = "(name, lambda_func, display_name=None, description=None, inputs=None, "
                  "outputs=None, cache_config=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "QualityCheckStep",
     .spellings = "sagemaker.workflow.quality_check_step.QualityCheckStep "
                  "sagemaker.mlops.workflow.quality_check_step.QualityCheckStep "
                  "sagemaker.workflow.monitor_batch_transform_step.QualityCheckStep "
                  "sagemaker.mlops.workflow.QualityCheckStep "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.QualityCheckStep",
     .signature = "(name, quality_check_config, check_job_config, skip_check=False, "
                  "fail_on_violation=True, register_new_baseline=False, "
                  "model_package_group_name=None, supplied_baseline_statistics=None, "
                  "supplied_baseline_constraints=None, display_name=None, description=None, "
                  "cache_config=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "ClarifyCheckStep",
     .spellings = "sagemaker.workflow.clarify_check_step.ClarifyCheckStep "
                  "sagemaker.mlops.workflow.clarify_check_step.ClarifyCheckStep "
                  "sagemaker.workflow.monitor_batch_transform_step.ClarifyCheckStep "
                  "sagemaker.mlops.workflow.ClarifyCheckStep "
                  "sagemaker.mlops.workflow.monitor_batch_transform_step.ClarifyCheckStep",
     .signature = "(name, clarify_check_config, check_job_config, skip_check=False, "
                  "fail_on_violation=True, register_new_baseline=False, "
                  "model_package_group_name=None, supplied_baseline_constraints=None, "
                  "display_name=None, description=None, cache_config=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "EMRStep",
     .spellings = "sagemaker.workflow.emr_step.EMRStep "
                  "sagemaker.mlops.workflow.emr_step.EMRStep sagemaker.mlops.workflow.EMRStep",
     .signature = "(name, display_name, description, cluster_id, step_config, "
                  "depends_on=None, cache_config=None, cluster_config=None, "
                  "execution_role_arn=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties emr_outputs",
     .lists = "retry_policies"},
    {.name = "EMRServerlessStep",
     .spellings = "sagemaker.mlops.workflow.emr_serverless_step.EMRServerlessStep "
                  "sagemaker.workflow.emr_serverless_step.EMRServerlessStep",
     .signature = "(name, display_name, description, job_config, application_id=None, "
                  "application_config=None, depends_on=None, cache_config=None, "
                  "retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "NotebookJobStep",
     .spellings = "sagemaker.workflow.notebook_job_step.NotebookJobStep "
                  "sagemaker.mlops.workflow.notebook_job_step.NotebookJobStep "
                  "sagemaker.mlops.workflow.NotebookJobStep",
     .signature = "(input_notebook, image_uri, kernel_name, name=None, display_name=None, "
                  "description=None, notebook_job_name=None, role=None, s3_root_uri=None, "
                  "parameters=None, environment_variables=None, initialization_script=None, "
                  "s3_kms_key=None, instance_type='ml.m5.large', volume_size=30, "
                  "volume_kms_key=None, encrypt_inter_container_traffic=True, "
                  "security_group_ids=None, subnets=None, max_retry_attempts=1, "
                  "max_runtime_in_seconds=172800, tags=None, additional_dependencies=None, "
                  "retry_policies=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "AutoMLStep",
     .spellings = "sagemaker.workflow.automl_step.AutoMLStep "
                  "sagemaker.mlops.workflow.automl_step.AutoMLStep "
                  "sagemaker.mlops.workflow.AutoMLStep",
     .signature = "(name, step_args, display_name=None, description=None, cache_config=None, "
                  "depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kAutoMlStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "EndpointConfigStep",
     .spellings = "sagemaker.workflow.endpoint_step.EndpointConfigStep "
                  "sagemaker.mlops.workflow.endpoint_step.EndpointConfigStep "
                  "sagemaker.mlops.workflow.EndpointConfigStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "depends_on=None, cache_config=None, retry_policies=None, *, "
                  "arguments=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "EndpointStep",
     .spellings = "sagemaker.workflow.endpoint_step.EndpointStep "
                  "sagemaker.mlops.workflow.endpoint_step.EndpointStep "
                  "sagemaker.mlops.workflow.EndpointStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "depends_on=None, cache_config=None, *, arguments=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "InferenceComponentStep",
     .spellings = "sagemaker.workflow.inference_component_step.InferenceComponentStep "
                  "sagemaker.mlops.workflow.inference_component_step.InferenceComponentStep "
                  "sagemaker.mlops.workflow.InferenceComponentStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "depends_on=None, *, arguments=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "BedrockCustomModelStep",
     .spellings = "sagemaker.workflow.bedrock_steps.BedrockCustomModelStep",
     .signature = "(name, arguments, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "BedrockCustomModelDeploymentStep",
     .spellings = "sagemaker.workflow.bedrock_steps.BedrockCustomModelDeploymentStep",
     .signature = "(name, arguments, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "BedrockModelImportStep",
     .spellings = "sagemaker.workflow.bedrock_steps.BedrockModelImportStep",
     .signature = "(name, arguments, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "BedrockProvisionedModelThroughputStep",
     .spellings = "sagemaker.workflow.bedrock_steps.BedrockProvisionedModelThroughputStep",
     .signature = "(name, arguments, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "LineageStep",
     .spellings = "sagemaker.workflow.lineage_step.LineageStep "
                  "sagemaker.mlops.workflow.lineage_step.LineageStep "
                  "sagemaker.mlops.workflow.LineageStep",
     .signature = "(name, actions=None, artifacts=None, contexts=None, associations=None, "
                  "display_name=None, description=None, depends_on=None, *, arguments=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "ForEachStep",
     .spellings = "sagemaker.mlops.workflow.for_each_step.ForEachStep "
                  "sagemaker.mlops.workflow.ForEachStep "
                  "sagemaker.mlops.workflow.pipeline.ForEachStep",
     .signature = "(name, iterable_items=None, max_concurrency=None, for_each_body=None, "
                  "selector=None, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "CleanupStep",
     .spellings = "sagemaker.mlops.workflow.cleanup_step.CleanupStep "
                  "sagemaker.mlops.workflow.CleanupStep",
     .signature = "(name, s3_sources, display_name=None, description=None, depends_on=None)",
     .tag = Tag(Role::kStep),
     .methods = kStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties"},
    {.name = "JobStep",
     .spellings = "sagemaker.mlops.workflow.steps.JobStep sagemaker.mlops.workflow.JobStep",
     .signature = "(name, step_args=None, display_name=None, description=None, "
                  "cache_config=None, depends_on=None, retry_policies=None)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "_RegisterModelStep",
     .spellings = "sagemaker.workflow._utils._RegisterModelStep "
                  "sagemaker.workflow.step_collections._RegisterModelStep",
     .signature = "(name, depends_on=None, retry_policies=None, display_name=None, "
                  "description=None, **kwargs)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "_RepackModelStep",
     .spellings = "sagemaker.workflow._utils._RepackModelStep "
                  "sagemaker.workflow.step_collections._RepackModelStep",
     .signature = "(name, depends_on=None, retry_policies=None, display_name=None, "
                  "description=None, **kwargs)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
    {.name = "_FunctionStep",
     .spellings = "sagemaker.workflow.function_step._FunctionStep "
                  "sagemaker.mlops.workflow.function_step._FunctionStep",
     .signature = "(name, display_name=None, description=None, retry_policies=None, "
                  "depends_on=None, func=None, func_args=(), func_kwargs=None, **kwargs)",
     .tag = Tag(Role::kStep),
     .methods = kRetryStepMethods,
     .attribute = &StepTypeAttribute,
     .objects = "properties",
     .lists = "retry_policies"},
};

}  // namespace

std::span<const python::ClassModel> StepClasses() {
  return kStepClasses;
}

}  // namespace smgraph::sagemaker
