#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Estimators: what fit() of a training step is called on.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kEstimatorClasses[] = {
    {.name = "Estimator",
     .spellings = "sagemaker.estimator.Estimator",
     .signature = "(image_uri, role=None, instance_count=None, instance_type=None, "
                  "keep_alive_period_in_seconds=None, volume_size=30, volume_kms_key=None, "
                  "max_run=86400, input_mode='File', output_path=None, output_kms_key=None, "
                  "base_job_name=None, sagemaker_session=None, hyperparameters=None, "
                  "tags=None, subnets=None, security_group_ids=None, model_uri=None, "
                  "model_channel_name='model', metric_definitions=None, "
                  "encrypt_inter_container_traffic=None, use_spot_instances=False, "
                  "max_wait=None, checkpoint_s3_uri=None, checkpoint_local_path=None, "
                  "enable_network_isolation=None, rules=None, debugger_hook_config=None, "
                  "tensorboard_output_config=None, enable_sagemaker_metrics=None, "
                  "profiler_config=None, disable_profiler=False, environment=None, "
                  "max_retry_attempts=None, source_dir=None, git_config=None, "
                  "container_log_level=20, code_location=None, entry_point=None, "
                  "dependencies=None, instance_groups=None, "
                  "training_repository_access_mode=None, "
                  "training_repository_credentials_provider_arn=None, "
                  "container_entry_point=None, container_arguments=None, "
                  "disable_output_compression=False, enable_infra_check=None, "
                  "enable_remote_debug=None, enable_session_tag_chaining=None, "
                  "training_plan=None, instance_placement_config=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods,
     .copies = "hyperparameters"},
    {.name = "EstimatorBase",
     .spellings = "sagemaker.estimator.EstimatorBase sagemaker.tuner.EstimatorBase "
                  "sagemaker.workflow.step_collections.EstimatorBase "
                  "sagemaker.workflow.steps.EstimatorBase",
     .signature = "(role=None, instance_count=None, instance_type=None, "
                  "keep_alive_period_in_seconds=None, volume_size=30, volume_kms_key=None, "
                  "max_run=86400, input_mode='File', output_path=None, output_kms_key=None, "
                  "base_job_name=None, sagemaker_session=None, tags=None, subnets=None, "
                  "security_group_ids=None, model_uri=None, model_channel_name='model', "
                  "metric_definitions=None, encrypt_inter_container_traffic=None, "
                  "use_spot_instances=False, max_wait=None, checkpoint_s3_uri=None, "
                  "checkpoint_local_path=None, rules=None, debugger_hook_config=None, "
                  "tensorboard_output_config=None, enable_sagemaker_metrics=None, "
                  "enable_network_isolation=None, profiler_config=None, "
                  "disable_profiler=None, environment=None, max_retry_attempts=None, "
                  "source_dir=None, git_config=None, hyperparameters=None, "
                  "container_log_level=20, code_location=None, entry_point=None, "
                  "dependencies=None, instance_groups=None, "
                  "training_repository_access_mode=None, "
                  "training_repository_credentials_provider_arn=None, "
                  "enable_infra_check=None, container_entry_point=None, "
                  "container_arguments=None, disable_output_compression=False, "
                  "enable_remote_debug=None, enable_session_tag_chaining=None, "
                  "training_plan=None, instance_placement_config=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "Framework",
     .spellings = "sagemaker.estimator.Framework sagemaker.tuner.Framework",
     .signature = "(entry_point, source_dir=None, hyperparameters=None, "
                  "container_log_level=20, code_location=None, image_uri=None, "
                  "dependencies=None, enable_network_isolation=None, git_config=None, "
                  "checkpoint_s3_uri=None, checkpoint_local_path=None, "
                  "enable_sagemaker_metrics=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "AlgorithmEstimator",
     .spellings = "sagemaker.algorithm.AlgorithmEstimator sagemaker.AlgorithmEstimator",
     .signature = "(algorithm_arn, role=None, instance_count=None, instance_type=None, "
                  "volume_size=30, volume_kms_key=None, max_run=86400, input_mode='File', "
                  "output_path=None, output_kms_key=None, base_job_name=None, "
                  "sagemaker_session=None, hyperparameters=None, tags=None, subnets=None, "
                  "security_group_ids=None, model_uri=None, model_channel_name='model', "
                  "metric_definitions=None, encrypt_inter_container_traffic=False, "
                  "use_spot_instances=False, max_wait=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "AmazonAlgorithmEstimatorBase",
     .spellings = "sagemaker.amazon.amazon_estimator.AmazonAlgorithmEstimatorBase "
                  "sagemaker.tuner.AmazonAlgorithmEstimatorBase",
     .signature = "(role=None, instance_count=None, instance_type=None, data_location=None, "
                  "enable_network_isolation=False, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "FactorizationMachines",
     .spellings = "sagemaker.amazon.factorization_machines.FactorizationMachines "
                  "sagemaker.FactorizationMachines",
     .signature = "(role=None, instance_count=None, instance_type=None, num_factors=None, "
                  "predictor_type=None, epochs=None, clip_gradient=None, eps=None, "
                  "rescale_grad=None, bias_lr=None, linear_lr=None, factors_lr=None, "
                  "bias_wd=None, linear_wd=None, factors_wd=None, bias_init_method=None, "
                  "bias_init_scale=None, bias_init_sigma=None, bias_init_value=None, "
                  "linear_init_method=None, linear_init_scale=None, linear_init_sigma=None, "
                  "linear_init_value=None, factors_init_method=None, factors_init_scale=None, "
                  "factors_init_sigma=None, factors_init_value=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "IPInsights",
     .spellings = "sagemaker.amazon.ipinsights.IPInsights sagemaker.IPInsights",
     .signature = "(role=None, instance_count=None, instance_type=None, "
                  "num_entity_vectors=None, vector_dim=None, "
                  "batch_metrics_publish_interval=None, epochs=None, learning_rate=None, "
                  "num_ip_encoder_layers=None, random_negative_sampling_rate=None, "
                  "shuffled_negative_sampling_rate=None, weight_decay=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "KMeans",
     .spellings = "sagemaker.amazon.kmeans.KMeans sagemaker.KMeans",
     .signature = "(role=None, instance_count=None, instance_type=None, k=None, "
                  "init_method=None, max_iterations=None, tol=None, num_trials=None, "
                  "local_init_method=None, half_life_time_size=None, epochs=None, "
                  "center_factor=None, eval_metrics=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "KNN",
     .spellings = "sagemaker.amazon.knn.KNN sagemaker.KNN",
     .signature = "(role=None, instance_count=None, instance_type=None, k=None, "
                  "sample_size=None, predictor_type=None, dimension_reduction_type=None, "
                  "dimension_reduction_target=None, index_type=None, index_metric=None, "
                  "faiss_index_ivf_nlists=None, faiss_index_pq_m=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "LDA",
     .spellings = "sagemaker.amazon.lda.LDA sagemaker.LDA",
     .signature = "(role=None, instance_type=None, num_topics=None, alpha0=None, "
                  "max_restarts=None, max_iterations=None, tol=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "LinearLearner",
     .spellings = "sagemaker.amazon.linear_learner.LinearLearner sagemaker.LinearLearner",
     .signature = "(role=None, instance_count=None, instance_type=None, predictor_type=None, "
                  "binary_classifier_model_selection_criteria=None, target_recall=None, "
                  "target_precision=None, positive_example_weight_mult=None, epochs=None, "
                  "use_bias=None, num_models=None, num_calibration_samples=None, "
                  "init_method=None, init_scale=None, init_sigma=None, init_bias=None, "
                  "optimizer=None, loss=None, wd=None, l1=None, momentum=None, "
                  "learning_rate=None, beta_1=None, beta_2=None, bias_lr_mult=None, "
                  "bias_wd_mult=None, use_lr_scheduler=None, lr_scheduler_step=None, "
                  "lr_scheduler_factor=None, lr_scheduler_minimum_lr=None, "
                  "normalize_data=None, normalize_label=None, unbias_data=None, "
                  "unbias_label=None, num_point_for_scaler=None, margin=None, quantile=None, "
                  "loss_insensitivity=None, huber_delta=None, early_stopping_patience=None, "
                  "early_stopping_tolerance=None, num_classes=None, accuracy_top_k=None, "
                  "f_beta=None, balance_multiclass_weights=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "NTM",
     .spellings = "sagemaker.amazon.ntm.NTM sagemaker.NTM",
     .signature = "(role=None, instance_count=None, instance_type=None, num_topics=None, "
                  "encoder_layers=None, epochs=None, encoder_layers_activation=None, "
                  "optimizer=None, tolerance=None, num_patience_epochs=None, batch_norm=None, "
                  "rescale_gradient=None, clip_gradient=None, weight_decay=None, "
                  "learning_rate=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "Object2Vec",
     .spellings = "sagemaker.amazon.object2vec.Object2Vec sagemaker.Object2Vec",
     .signature = "(role=None, instance_count=None, instance_type=None, epochs=None, "
                  "enc0_max_seq_len=None, enc0_vocab_size=None, enc_dim=None, "
                  "mini_batch_size=None, early_stopping_patience=None, "
                  "early_stopping_tolerance=None, dropout=None, weight_decay=None, "
                  "bucket_width=None, num_classes=None, mlp_layers=None, mlp_dim=None, "
                  "mlp_activation=None, output_layer=None, optimizer=None, "
                  "learning_rate=None, negative_sampling_rate=None, comparator_list=None, "
                  "tied_token_embedding_weight=None, token_embedding_storage_type=None, "
                  "enc0_network=None, enc1_network=None, enc0_cnn_filter_width=None, "
                  "enc1_cnn_filter_width=None, enc1_max_seq_len=None, "
                  "enc0_token_embedding_dim=None, enc1_token_embedding_dim=None, "
                  "enc1_vocab_size=None, enc0_layers=None, enc1_layers=None, "
                  "enc0_freeze_pretrained_embedding=None, "
                  "enc1_freeze_pretrained_embedding=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "PCA",
     .spellings = "sagemaker.amazon.pca.PCA sagemaker.PCA",
     .signature = "(role=None, instance_count=None, instance_type=None, num_components=None, "
                  "algorithm_mode=None, subtract_mean=None, extra_components=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "RandomCutForest",
     .spellings = "sagemaker.amazon.randomcutforest.RandomCutForest sagemaker.RandomCutForest",
     .signature = "(role=None, instance_count=None, instance_type=None, "
                  "num_samples_per_tree=None, num_trees=None, eval_metrics=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "Chainer",
     .spellings = "sagemaker.chainer.estimator.Chainer sagemaker.chainer.Chainer",
     .signature = "(entry_point, use_mpi=None, num_processes=None, "
                  "process_slots_per_host=None, additional_mpi_options=None, source_dir=None, "
                  "hyperparameters=None, framework_version=None, py_version=None, "
                  "image_uri=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "HuggingFace",
     .spellings = "sagemaker.huggingface.estimator.HuggingFace "
                  "sagemaker.huggingface.HuggingFace "
                  "sagemaker.huggingface.processing.HuggingFace",
     .signature = "(py_version, entry_point, transformers_version=None, "
                  "tensorflow_version=None, pytorch_version=None, source_dir=None, "
                  "hyperparameters=None, image_uri=None, distribution=None, "
                  "compiler_config=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "JumpStartEstimator",
     .spellings = "sagemaker.jumpstart.estimator.JumpStartEstimator",
     .signature = "(model_id=None, model_version=None, hub_name=None, "
                  "tolerate_vulnerable_model=None, tolerate_deprecated_model=None, "
                  "region=None, image_uri=None, role=None, instance_count=None, "
                  "instance_type=None, keep_alive_period_in_seconds=None, volume_size=None, "
                  "volume_kms_key=None, max_run=None, input_mode=None, output_path=None, "
                  "output_kms_key=None, base_job_name=None, sagemaker_session=None, "
                  "hyperparameters=None, tags=None, subnets=None, security_group_ids=None, "
                  "model_uri=None, model_channel_name=None, metric_definitions=None, "
                  "encrypt_inter_container_traffic=None, use_spot_instances=None, "
                  "max_wait=None, checkpoint_s3_uri=None, checkpoint_local_path=None, "
                  "enable_network_isolation=None, rules=None, debugger_hook_config=None, "
                  "tensorboard_output_config=None, enable_sagemaker_metrics=None, "
                  "profiler_config=None, disable_profiler=None, environment=None, "
                  "max_retry_attempts=None, source_dir=None, git_config=None, "
                  "container_log_level=None, code_location=None, entry_point=None, "
                  "dependencies=None, instance_groups=None, "
                  "training_repository_access_mode=None, "
                  "training_repository_credentials_provider_arn=None, "
                  "enable_infra_check=None, container_entry_point=None, "
                  "container_arguments=None, disable_output_compression=None, "
                  "enable_remote_debug=None, config_name=None, "
                  "enable_session_tag_chaining=None, training_plan=None, "
                  "instance_placement_config=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "MXNet",
     .spellings = "sagemaker.mxnet.estimator.MXNet sagemaker.mxnet.MXNet "
                  "sagemaker.mxnet.processing.MXNet",
     .signature = "(entry_point, framework_version=None, py_version=None, source_dir=None, "
                  "hyperparameters=None, image_uri=None, distribution=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "PyTorch",
     .spellings = "sagemaker.pytorch.estimator.PyTorch sagemaker.pytorch.PyTorch "
                  "sagemaker.pytorch.processing.PyTorch",
     .signature = "(entry_point=None, framework_version=None, py_version=None, "
                  "source_dir=None, hyperparameters=None, image_uri=None, distribution=None, "
                  "compiler_config=None, training_recipe=None, recipe_overrides=None, "
                  "**kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "RLEstimator",
     .spellings = "sagemaker.rl.estimator.RLEstimator sagemaker.rl.RLEstimator",
     .signature = "(entry_point, toolkit=None, toolkit_version=None, framework=None, "
                  "source_dir=None, hyperparameters=None, image_uri=None, "
                  "metric_definitions=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "SKLearn",
     .spellings = "sagemaker.sklearn.estimator.SKLearn sagemaker.sklearn.SKLearn",
     .signature = "(entry_point, framework_version=None, py_version='py3', source_dir=None, "
                  "hyperparameters=None, image_uri=None, image_uri_region=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "TensorFlow",
     .spellings = "sagemaker.tensorflow.estimator.TensorFlow sagemaker.tensorflow.TensorFlow "
                  "sagemaker.tensorflow.processing.TensorFlow",
     .signature = "(py_version=None, framework_version=None, model_dir=None, image_uri=None, "
                  "distribution=None, compiler_config=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
    {.name = "XGBoost",
     .spellings = "sagemaker.xgboost.estimator.XGBoost sagemaker.xgboost.XGBoost "
                  "sagemaker.xgboost.processing.XGBoost",
     .signature = "(entry_point, framework_version, source_dir=None, hyperparameters=None, "
                  "py_version='py3', image_uri=None, image_uri_region=None, **kwargs)",
     .tag = Tag(Role::kJob),
     .methods = kEstimatorMethods},
};

}  // namespace

std::span<const python::ClassModel> EstimatorClasses() {
  return kEstimatorClasses;
}

}  // namespace smgraph::sagemaker
