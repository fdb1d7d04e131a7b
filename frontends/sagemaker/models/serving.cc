#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Models: what create() and register() of a model step are called on.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kModelClasses[] = {
    {.name = "Model",
     .spellings = "sagemaker.model.Model sagemaker.Model sagemaker.estimator.Model "
                  "sagemaker.workflow.automl_step.Model sagemaker.workflow.model_step.Model "
                  "sagemaker.workflow.step_collections.Model sagemaker.workflow.steps.Model",
     .signature = "(image_uri=None, model_data=None, role=None, predictor_cls=None, env=None, "
                  "name=None, vpc_config=None, sagemaker_session=None, "
                  "enable_network_isolation=None, model_kms_key=None, image_config=None, "
                  "source_dir=None, code_location=None, entry_point=None, "
                  "container_log_level=20, dependencies=None, git_config=None, resources=None, "
                  "additional_model_data_sources=None, model_reference_arn=None)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "FrameworkModel",
     .spellings = "sagemaker.model.FrameworkModel",
     .signature = "(model_data, image_uri, role=None, entry_point=None, source_dir=None, "
                  "predictor_cls=None, env=None, name=None, container_log_level=20, "
                  "code_location=None, sagemaker_session=None, dependencies=None, "
                  "git_config=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "FactorizationMachinesModel",
     .spellings = "sagemaker.amazon.factorization_machines.FactorizationMachinesModel "
                  "sagemaker.FactorizationMachinesModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "IPInsightsModel",
     .spellings = "sagemaker.amazon.ipinsights.IPInsightsModel sagemaker.IPInsightsModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "KMeansModel",
     .spellings = "sagemaker.amazon.kmeans.KMeansModel sagemaker.KMeansModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "KNNModel",
     .spellings = "sagemaker.amazon.knn.KNNModel sagemaker.KNNModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "LDAModel",
     .spellings = "sagemaker.amazon.lda.LDAModel sagemaker.LDAModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "LinearLearnerModel",
     .spellings = "sagemaker.amazon.linear_learner.LinearLearnerModel "
                  "sagemaker.LinearLearnerModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "NTMModel",
     .spellings = "sagemaker.amazon.ntm.NTMModel sagemaker.NTMModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "Object2VecModel",
     .spellings = "sagemaker.amazon.object2vec.Object2VecModel sagemaker.Object2VecModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "PCAModel",
     .spellings = "sagemaker.amazon.pca.PCAModel sagemaker.PCAModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "RandomCutForestModel",
     .spellings = "sagemaker.amazon.randomcutforest.RandomCutForestModel "
                  "sagemaker.RandomCutForestModel",
     .signature = "(model_data, role=None, sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "ChainerModel",
     .spellings = "sagemaker.chainer.model.ChainerModel sagemaker.chainer.ChainerModel",
     .signature = "(model_data, role=None, entry_point=None, image_uri=None, "
                  "framework_version=None, py_version=None, predictor_cls=None, "
                  "model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "DJLModel",
     .spellings = "sagemaker.djl_inference.model.DJLModel sagemaker.djl_inference.DJLModel",
     .signature = "(model_id=None, engine=None, djl_version='latest', djl_framework=None, "
                  "task=None, dtype=None, tensor_parallel_degree=None, min_workers=None, "
                  "max_workers=None, job_queue_size=None, parallel_loading=False, "
                  "model_loading_timeout=None, prediction_timeout=None, predictor_cls=None, "
                  "huggingface_hub_token=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "HuggingFaceModel",
     .spellings = "sagemaker.huggingface.model.HuggingFaceModel "
                  "sagemaker.huggingface.HuggingFaceModel",
     .signature = "(role=None, model_data=None, entry_point=None, transformers_version=None, "
                  "tensorflow_version=None, pytorch_version=None, py_version=None, "
                  "image_uri=None, predictor_cls=None, model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "JumpStartModel",
     .spellings = "sagemaker.jumpstart.model.JumpStartModel",
     .signature = "(model_id=None, model_version=None, hub_name=None, "
                  "tolerate_vulnerable_model=None, tolerate_deprecated_model=None, "
                  "region=None, instance_type=None, image_uri=None, model_data=None, "
                  "role=None, predictor_cls=None, env=None, name=None, vpc_config=None, "
                  "sagemaker_session=None, enable_network_isolation=None, model_kms_key=None, "
                  "image_config=None, source_dir=None, code_location=None, entry_point=None, "
                  "container_log_level=None, dependencies=None, git_config=None, "
                  "model_package_arn=None, resources=None, config_name=None, "
                  "additional_model_data_sources=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "ModelPackage",
     .spellings = "sagemaker.model.ModelPackage sagemaker.ModelPackage",
     .signature = "(role=None, model_data=None, algorithm_arn=None, model_package_arn=None, "
                  "**kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "MultiDataModel",
     .spellings = "sagemaker.multidatamodel.MultiDataModel",
     .signature = "(name, model_data_prefix, model=None, image_uri=None, role=None, "
                  "sagemaker_session=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "MXNetModel",
     .spellings = "sagemaker.mxnet.model.MXNetModel sagemaker.mxnet.MXNetModel",
     .signature = "(model_data, role=None, entry_point=None, framework_version='1.4.0', "
                  "py_version=None, image_uri=None, predictor_cls=None, "
                  "model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "PyTorchModel",
     .spellings = "sagemaker.pytorch.model.PyTorchModel sagemaker.pytorch.PyTorchModel",
     .signature = "(model_data, role=None, entry_point=None, framework_version='1.3', "
                  "py_version=None, image_uri=None, predictor_cls=None, "
                  "model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "SKLearnModel",
     .spellings = "sagemaker.sklearn.model.SKLearnModel sagemaker.sklearn.SKLearnModel",
     .signature = "(model_data, role=None, entry_point=None, framework_version=None, "
                  "py_version='py3', image_uri=None, predictor_cls=None, "
                  "model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "SparkMLModel",
     .spellings = "sagemaker.sparkml.model.SparkMLModel sagemaker.sparkml.SparkMLModel",
     .signature = "(model_data, role=None, spark_version='3.3', sagemaker_session=None, "
                  "**kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "TensorFlowModel",
     .spellings = "sagemaker.tensorflow.model.TensorFlowModel "
                  "sagemaker.tensorflow.TensorFlowModel "
                  "sagemaker.tensorflow.serving.Model",
     .signature = "(model_data, role=None, entry_point=None, image_uri=None, "
                  "framework_version=None, container_log_level=None, predictor_cls=None, "
                  "**kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "XGBoostModel",
     .spellings = "sagemaker.xgboost.model.XGBoostModel sagemaker.xgboost.XGBoostModel",
     .signature = "(model_data, role=None, entry_point=None, framework_version=None, "
                  "image_uri=None, py_version='py3', predictor_cls=None, "
                  "model_server_workers=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "PipelineModel",
     .spellings = "sagemaker.pipeline.PipelineModel sagemaker.PipelineModel "
                  "sagemaker.workflow.model_step.PipelineModel "
                  "sagemaker.workflow.step_collections.PipelineModel "
                  "sagemaker.workflow.steps.PipelineModel",
     .signature = "(models, role=None, predictor_cls=None, name=None, vpc_config=None, "
                  "sagemaker_session=None, enable_network_isolation=None)",
     .tag = Tag(Role::kModel),
     .methods = kModelMethods},
    {.name = "ModelBuilder",
     .spellings = "sagemaker.serve.model_builder.ModelBuilder sagemaker.mlops.ModelBuilder "
                  "sagemaker.mlops.workflow.automl_step.ModelBuilder "
                  "sagemaker.serve.ModelBuilder",
     .signature = "(model=None, model_path=None, inference_spec=None, schema_builder=None, "
                  "modelbuilder_list=None, role_arn=None, sagemaker_session=None, "
                  "image_uri=None, s3_model_data_url=None, source_code=None, env_vars=None, "
                  "model_server=None, model_metadata=None, log_level=10, content_type=None, "
                  "accept_type=None, compute=None, network=None, instance_type=None, mode=3, "
                  "shared_libs=None, dependencies=None, image_config=None, **kwargs)",
     .tag = Tag(Role::kModel),
     .methods = kModelBuilderMethods},
};

}  // namespace

std::span<const python::ClassModel> ModelClasses() {
  return kModelClasses;
}

}  // namespace smgraph::sagemaker
