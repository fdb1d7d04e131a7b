#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Processors, estimators, tuners, transformers: what makes the arguments of job steps.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kJobClasses[] = {
    {.name = "Processor",
     .spellings = "sagemaker.processing.Processor sagemaker.core.processing.Processor "
                  "sagemaker.Processor sagemaker.clarify.Processor "
                  "sagemaker.workflow.quality_check_step.Processor "
                  "sagemaker.workflow.steps.Processor sagemaker.wrangler.processing.Processor "
                  "sagemaker.core.clarify.Processor "
                  "sagemaker.mlops.workflow.quality_check_step.Processor "
                  "sagemaker.mlops.workflow.steps.Processor",
     .signature = "(role=None, image_uri=None, instance_count=None, instance_type=None, "
                  "entrypoint=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, max_runtime_in_seconds=None, base_job_name=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None, "
                  "instance_preferences=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "ScriptProcessor",
     .spellings = "sagemaker.processing.ScriptProcessor "
                  "sagemaker.core.processing.ScriptProcessor sagemaker.ScriptProcessor "
                  "sagemaker.sklearn.processing.ScriptProcessor "
                  "sagemaker.spark.processing.ScriptProcessor "
                  "sagemaker.core.spark.processing.ScriptProcessor",
     .signature = "(role=None, image_uri=None, command=None, instance_count=None, "
                  "instance_type=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, max_runtime_in_seconds=None, base_job_name=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None, "
                  "instance_preferences=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "FrameworkProcessor",
     .spellings = "sagemaker.processing.FrameworkProcessor "
                  "sagemaker.huggingface.processing.FrameworkProcessor "
                  "sagemaker.mxnet.processing.FrameworkProcessor "
                  "sagemaker.pytorch.processing.FrameworkProcessor "
                  "sagemaker.tensorflow.processing.FrameworkProcessor "
                  "sagemaker.xgboost.processing.FrameworkProcessor",
     .signature = "(estimator_cls, framework_version, role=None, instance_count=None, "
                  "instance_type=None, py_version='py3', image_uri=None, command=None, "
                  "volume_size_in_gb=30, volume_kms_key=None, output_kms_key=None, "
                  "code_location=None, max_runtime_in_seconds=None, base_job_name=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "FrameworkProcessorV3",
     .spellings = "sagemaker.core.processing.FrameworkProcessor",
     .signature = "(image_uri, role=None, instance_count=None, instance_type=None, "
                  "command=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, code_location=None, max_runtime_in_seconds=None, "
                  "base_job_name=None, sagemaker_session=None, env=None, tags=None, "
                  "network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "SKLearnProcessor",
     .spellings = "sagemaker.sklearn.processing.SKLearnProcessor "
                  "sagemaker.sklearn.SKLearnProcessor",
     .signature = "(framework_version, role=None, instance_count=None, instance_type=None, "
                  "command=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, max_runtime_in_seconds=None, base_job_name=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "PyTorchProcessor",
     .spellings = "sagemaker.pytorch.processing.PyTorchProcessor "
                  "sagemaker.pytorch.PyTorchProcessor",
     .signature = "(framework_version, role=None, instance_count=None, instance_type=None, "
                  "py_version='py3', image_uri=None, command=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, code_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "TensorFlowProcessor",
     .spellings = "sagemaker.tensorflow.processing.TensorFlowProcessor "
                  "sagemaker.tensorflow.TensorFlowProcessor",
     .signature = "(framework_version, role=None, instance_count=None, instance_type=None, "
                  "py_version='py3', image_uri=None, command=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, code_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "XGBoostProcessor",
     .spellings = "sagemaker.xgboost.processing.XGBoostProcessor "
                  "sagemaker.xgboost.XGBoostProcessor",
     .signature = "(framework_version, role=None, instance_count=None, instance_type=None, "
                  "py_version='py3', image_uri=None, command=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, code_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "MXNetProcessor",
     .spellings = "sagemaker.mxnet.processing.MXNetProcessor sagemaker.mxnet.MXNetProcessor",
     .signature = "(framework_version, role=None, instance_count=None, instance_type=None, "
                  "py_version='py3', image_uri=None, command=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, code_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "HuggingFaceProcessor",
     .spellings = "sagemaker.huggingface.processing.HuggingFaceProcessor "
                  "sagemaker.huggingface.HuggingFaceProcessor",
     .signature = "(role=None, instance_count=None, instance_type=None, "
                  "transformers_version=None, tensorflow_version=None, pytorch_version=None, "
                  "py_version='py36', image_uri=None, command=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, code_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "PySparkProcessor",
     .spellings = "sagemaker.spark.processing.PySparkProcessor "
                  "sagemaker.core.spark.processing.PySparkProcessor "
                  "sagemaker.spark.PySparkProcessor sagemaker.core.spark.PySparkProcessor",
     .signature = "(role=None, instance_type=None, instance_count=None, "
                  "framework_version=None, py_version=None, container_version=None, "
                  "image_uri=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, configuration_location=None, dependency_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None, instance_preferences=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "SparkJarProcessor",
     .spellings = "sagemaker.spark.processing.SparkJarProcessor "
                  "sagemaker.core.spark.processing.SparkJarProcessor "
                  "sagemaker.spark.SparkJarProcessor sagemaker.core.spark.SparkJarProcessor",
     .signature = "(role=None, instance_type=None, instance_count=None, "
                  "framework_version=None, py_version=None, container_version=None, "
                  "image_uri=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, configuration_location=None, dependency_location=None, "
                  "max_runtime_in_seconds=None, base_job_name=None, sagemaker_session=None, "
                  "env=None, tags=None, network_config=None, instance_preferences=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "SageMakerClarifyProcessor",
     .spellings = "sagemaker.clarify.SageMakerClarifyProcessor "
                  "sagemaker.core.clarify.SageMakerClarifyProcessor "
                  "sagemaker.workflow.clarify_check_step.SageMakerClarifyProcessor "
                  "sagemaker.mlops.workflow.clarify_check_step.SageMakerClarifyProcessor",
     .signature = "(role=None, instance_count=None, instance_type=None, volume_size_in_gb=30, "
                  "volume_kms_key=None, output_kms_key=None, max_runtime_in_seconds=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None, "
                  "job_name_prefix=None, version=None, skip_early_validation=False)",
     .tag = Tag(Role::kJob)},
    {.name = "DataWranglerProcessor",
     .spellings = "sagemaker.wrangler.processing.DataWranglerProcessor",
     .signature = "(role=None, data_wrangler_flow_source=None, instance_count=None, "
                  "instance_type=None, volume_size_in_gb=30, volume_kms_key=None, "
                  "output_kms_key=None, max_runtime_in_seconds=None, base_job_name=None, "
                  "sagemaker_session=None, env=None, tags=None, network_config=None)",
     .tag = Tag(Role::kJob),
     .methods = kProcessorMethods},
    {.name = "Transformer",
     .spellings = "sagemaker.transformer.Transformer sagemaker.core.transformer.Transformer "
                  "sagemaker.estimator.Transformer sagemaker.model.Transformer "
                  "sagemaker.workflow.step_collections.Transformer "
                  "sagemaker.workflow.steps.Transformer",
     .signature = "(model_name, instance_count, instance_type, strategy=None, "
                  "assemble_with=None, output_path=None, output_kms_key=None, accept=None, "
                  "max_concurrent_transforms=None, max_payload=None, tags=None, env=None, "
                  "base_transform_job_name=None, sagemaker_session=None, volume_kms_key=None, "
                  "transform_ami_version=None)",
     .tag = Tag(Role::kJob)},
    {.name = "HyperparameterTuner",
     .spellings = "sagemaker.tuner.HyperparameterTuner "
                  "sagemaker.workflow.steps.HyperparameterTuner",
     .signature = "(estimator, objective_metric_name, hyperparameter_ranges, "
                  "metric_definitions=None, strategy='Bayesian', objective_type='Maximize', "
                  "max_jobs=None, max_parallel_jobs=1, max_runtime_in_seconds=None, tags=None, "
                  "base_tuning_job_name=None, warm_start_config=None, strategy_config=None, "
                  "completion_criteria_config=None, early_stopping_type='Off', "
                  "estimator_name=None, random_seed=None, autotune=False, "
                  "hyperparameters_to_keep_static=None)",
     .tag = Tag(Role::kJob)},
    {.name = "HyperparameterTunerV3",
     .spellings = "sagemaker.train.tuner.HyperparameterTuner",
     .signature = "(model_trainer, objective_metric_name, hyperparameter_ranges, "
                  "metric_definitions=None, strategy='Bayesian', objective_type='Maximize', "
                  "max_jobs=None, max_parallel_jobs=1, max_runtime_in_seconds=None, tags=None, "
                  "base_tuning_job_name=None, warm_start_config=None, strategy_config=None, "
                  "completion_criteria_config=None, early_stopping_type='Off', "
                  "model_trainer_name=None, random_seed=None, autotune=False, "
                  "hyperparameters_to_keep_static=None)",
     .tag = Tag(Role::kJob)},
    {.name = "AutoML",
     .spellings = "sagemaker.automl.automl.AutoML sagemaker.AutoML",
     .signature = "(role=None, target_attribute_name=None, output_kms_key=None, "
                  "output_path=None, base_job_name=None, compression_type=None, "
                  "sagemaker_session=None, volume_kms_key=None, "
                  "encrypt_inter_container_traffic=None, vpc_config=None, problem_type=None, "
                  "max_candidates=None, max_runtime_per_training_job_in_seconds=None, "
                  "total_job_runtime_in_seconds=None, job_objective=None, "
                  "generate_candidate_definitions_only=False, tags=None, content_type=None, "
                  "s3_data_type=None, feature_specification_s3_uri=None, "
                  "validation_fraction=None, mode=None, auto_generate_endpoint_name=None, "
                  "endpoint_name=None, sample_weight_attribute_name=None)",
     .tag = Tag(Role::kJob)},
    {.name = "ModelTrainer",
     .spellings = "sagemaker.train.model_trainer.ModelTrainer sagemaker.train.ModelTrainer",
     .signature = "(**kwargs)",
     .tag = Tag(Role::kJob)},
    {.name = "SFTTrainer",
     .spellings = "sagemaker.train.sft_trainer.SFTTrainer sagemaker.train.SFTTrainer",
     .signature = "(model, training_type='LORA', model_package_group=None, compute=None, "
                  "mlflow_resource_arn=None, mlflow_experiment_name=None, "
                  "mlflow_run_name=None, training_dataset=None, validation_dataset=None, "
                  "s3_output_path=None, kms_key_id=None, networking=None, accept_eula=False, "
                  "stopping_condition=None, sequence_length=None, recipe=None, "
                  "overrides=None, is_multimodal=None, data_mixing_config=None, "
                  "base_model_name=None, disable_output_compression=False, "
                  "notifications=None, **kwargs)",
     .tag = Tag(Role::kJob)},
    {.name = "DPOTrainer",
     .spellings = "sagemaker.train.dpo_trainer.DPOTrainer sagemaker.train.DPOTrainer",
     .signature = "(model, training_type='LORA', model_package_group=None, compute=None, "
                  "mlflow_resource_arn=None, mlflow_experiment_name=None, "
                  "mlflow_run_name=None, training_dataset=None, validation_dataset=None, "
                  "s3_output_path=None, kms_key_id=None, networking=None, accept_eula=False, "
                  "stopping_condition=None, sequence_length=None, recipe=None, "
                  "overrides=None, is_multimodal=None, base_model_name=None, "
                  "disable_output_compression=False, notifications=None, **kwargs)",
     .tag = Tag(Role::kJob)},
    {.name = "RLVRTrainer",
     .spellings = "sagemaker.train.rlvr_trainer.RLVRTrainer sagemaker.train.RLVRTrainer",
     .signature = "(model, training_type='LORA', model_package_group=None, "
                  "custom_reward_function=None, compute=None, mlflow_resource_arn=None, "
                  "mlflow_experiment_name=None, mlflow_run_name=None, training_dataset=None, "
                  "validation_dataset=None, s3_output_path=None, kms_key_id=None, "
                  "networking=None, accept_eula=False, stopping_condition=None, "
                  "sequence_length=None, recipe=None, overrides=None, is_multimodal=None, "
                  "skip_reward_validation=False, base_model_name=None, "
                  "disable_output_compression=False, notifications=None, **kwargs)",
     .tag = Tag(Role::kJob)},
    {.name = "RLAIFTrainer",
     .spellings = "sagemaker.train.rlaif_trainer.RLAIFTrainer sagemaker.train.RLAIFTrainer",
     .signature = "(model, training_type='LORA', model_package_group=None, "
                  "reward_model_id=None, reward_prompt=None, mlflow_resource_arn=None, "
                  "mlflow_experiment_name=None, mlflow_run_name=None, training_dataset=None, "
                  "validation_dataset=None, s3_output_path=None, kms_key_id=None, "
                  "networking=None, accept_eula=False, stopping_condition=None, "
                  "sequence_length=None, is_multimodal=None, notifications=None, **kwargs)",
     .tag = Tag(Role::kJob)},
};

}  // namespace

std::span<const python::ClassModel> JobClasses() {
  return kJobClasses;
}

}  // namespace smgraph::sagemaker
