#include "frontends/sagemaker/job_call.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "frontends/dialect/origin.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Opaque;
using python::Ref;

// Methods of job classes in the order of their positional parameters (reference: SDK classes
// Processor, EstimatorBase, HyperparameterTuner, Transformer, AutoML, Model and their subclasses).
constexpr JobMethod kJobMethods[] = {
    {"Processor", "run",
     "(inputs=None, outputs=None, arguments=None, wait=True, logs=True, job_name=None, "
     "experiment_config=None, kms_key=None, **kwargs)"},
    {"ScriptProcessor SKLearnProcessor", "run",
     "(code=None, inputs=None, outputs=None, arguments=None, wait=True, logs=True, job_name=None, "
     "experiment_config=None, kms_key=None, **kwargs)"},
    {"FrameworkProcessor PyTorchProcessor TensorFlowProcessor XGBoostProcessor MXNetProcessor "
     "HuggingFaceProcessor",
     "run",
     "(code=None, source_dir=None, dependencies=None, git_config=None, inputs=None, outputs=None, "
     "arguments=None, wait=True, logs=True, job_name=None, experiment_config=None, kms_key=None, "
     "codeartifact_repo_arn=None, **kwargs)"},
    {"FrameworkProcessorV3", "run",
     "(code=None, source_dir=None, dependencies=None, requirements=None, inputs=None, "
     "outputs=None, "
     "arguments=None, wait=True, logs=True, job_name=None, experiment_config=None, kms_key=None, "
     "**kwargs)"},
    {"PySparkProcessor", "run",
     "(submit_app=None, submit_py_files=None, submit_jars=None, submit_files=None, inputs=None, "
     "outputs=None, arguments=None, wait=True, logs=True, job_name=None, experiment_config=None, "
     "configuration=None, spark_event_logs_s3_uri=None, kms_key=None, **kwargs)"},
    {"SparkJarProcessor", "run",
     "(submit_app=None, submit_class=None, submit_jars=None, submit_files=None, inputs=None, "
     "outputs=None, arguments=None, wait=True, logs=True, job_name=None, experiment_config=None, "
     "configuration=None, spark_event_logs_s3_uri=None, kms_key=None, **kwargs)"},
    {"DataWranglerProcessor", "run",
     "(inputs=None, outputs=None, arguments=None, wait=True, logs=True, job_name=None, "
     "experiment_config=None, kms_key=None, **kwargs)"},
    {"SageMakerClarifyProcessor", "run_pre_training_bias",
     "(data_config=None, data_bias_config=None, methods=\"all\", wait=True, logs=True, "
     "job_name=None, kms_key=None, experiment_config=None, **kwargs)"},
    {"SageMakerClarifyProcessor", "run_post_training_bias",
     "(data_config=None, data_bias_config=None, model_config=None, "
     "model_predicted_label_config=None, methods=\"all\", wait=True, logs=True, job_name=None, "
     "kms_key=None, experiment_config=None, **kwargs)"},
    {"SageMakerClarifyProcessor", "run_bias",
     "(data_config=None, bias_config=None, model_config=None, model_predicted_label_config=None, "
     "pre_training_methods=\"all\", post_training_methods=\"all\", wait=True, logs=True, "
     "job_name=None, kms_key=None, experiment_config=None, **kwargs)"},
    {"SageMakerClarifyProcessor", "run_explainability",
     "(data_config=None, model_config=None, explainability_config=None, model_scores=None, "
     "wait=True, logs=True, job_name=None, kms_key=None, experiment_config=None, **kwargs)"},
    {"SageMakerClarifyProcessor", "run_bias_and_explainability",
     "(data_config=None, model_config=None, explainability_config=None, bias_config=None, "
     "pre_training_methods=\"all\", post_training_methods=\"all\", "
     "model_predicted_label_config=None, wait=True, logs=True, job_name=None, kms_key=None, "
     "experiment_config=None, **kwargs)"},
    {"HyperparameterTuner", "fit",
     "(inputs=None, job_name=None, include_cls_metadata=False, estimator_kwargs=None, wait=True, "
     "**kwargs)"},
    {"HyperparameterTunerV3", "tune",
     "(inputs=None, job_name=None, model_trainer_kwargs=None, wait=True, **kwargs)"},
    {"Transformer", "transform",
     "(data=None, data_type=\"S3Prefix\", content_type=None, compression_type=None, "
     "split_type=None, job_name=None, input_filter=None, output_filter=None, join_source=None, "
     "experiment_config=None, model_client_config=None, batch_data_capture_config=None, "
     "wait=True, logs=True, **kwargs)"},
    {"AutoML", "fit", "(inputs=None, wait=True, logs=True, job_name=None, **kwargs)"},
    {"ModelTrainer", "train", "(input_data_config=None, wait=True, logs=True, **kwargs)"},
    {"FactorizationMachines IPInsights KMeans KNN LDA LinearLearner NTM Object2Vec PCA "
     "RandomCutForest AmazonAlgorithmEstimatorBase",
     "fit",
     "(inputs=None, mini_batch_size=None, wait=True, logs=True, job_name=None, "
     "experiment_config=None, **kwargs)"},
    {"*", "fit",
     "(inputs=None, wait=True, logs=\"All\", job_name=None, experiment_config=None, **kwargs)"},
    {"*", "train", "(training_dataset=None, validation_dataset=None, wait=True, **kwargs)"},
    {"*", "create",
     "(instance_type=None, accelerator_type=None, serverless_inference_config=None, tags=None, "
     "accept_eula=None, model_reference_arn=None, **kwargs)"},
    {"*", "build",
     "(model_name=None, mode=None, role_arn=None, sagemaker_session=None, region=None, **kwargs)"},
    {"ModelBuilder", "register",
     "(model_package_name=None, model_package_group_name=None, content_types=None, "
     "response_types=None, inference_instances=None, transform_instances=None, "
     "model_metrics=None, metadata_properties=None, marketplace_cert=False, approval_status=None, "
     "description=None, drift_check_baselines=None, customer_metadata_properties=None, "
     "validation_specification=None, domain=None, task=None, sample_payload_url=None, "
     "nearest_model_name=None, data_input_configuration=None, skip_model_validation=None, "
     "source_uri=None, model_card=None, model_life_cycle=None, accept_eula=None, **kwargs)"},
    {"PipelineModel", "register",
     "(content_types=None, response_types=None, inference_instances=None, "
     "transform_instances=None, model_package_name=None, model_package_group_name=None, "
     "image_uri=None, model_metrics=None, metadata_properties=None, marketplace_cert=False, "
     "approval_status=None, description=None, drift_check_baselines=None, "
     "customer_metadata_properties=None, domain=None, sample_payload_url=None, task=None, "
     "framework=None, framework_version=None, nearest_model_name=None, "
     "data_input_configuration=None, skip_model_validation=None, source_uri=None, "
     "model_card=None, model_life_cycle=None, **kwargs)"},
    {"*", "register",
     "(content_types=None, response_types=None, inference_instances=None, "
     "transform_instances=None, model_package_name=None, model_package_group_name=None, "
     "image_uri=None, model_metrics=None, metadata_properties=None, marketplace_cert=False, "
     "approval_status=None, description=None, drift_check_baselines=None, "
     "customer_metadata_properties=None, validation_specification=None, domain=None, task=None, "
     "sample_payload_url=None, framework=None, framework_version=None, nearest_model_name=None, "
     "data_input_configuration=None, skip_model_validation=None, source_uri=None, "
     "model_card=None, model_life_cycle=None, accept_eula=None, model_type=None, "
     "model_package_registration_type=None, base_model=None, **kwargs)"},
    {"*", "create_endpoint_config",
     "(name=None, model_name=None, initial_instance_count=None, instance_type=None, **kwargs)"},
    {"*", "create_endpoint", "(endpoint_name=None, config_name=None, **kwargs)"},
    {"*", "create_inference_component",
     "(inference_component_name=None, endpoint_name=None, variant_name=None, specification=None, "
     "**kwargs)"},
};

/// The same method of a session of SDK v3.
constexpr JobMethod kEndpointConfigV3 = {
    "*", "create_endpoint_config",
    "(name=None, production_variants=None, tags=None, kms_key=None, "
    "data_capture_config_dict=None, "
    "async_inference_config_dict=None, explainer_config_dict=None, vpc_config=None, "
    "enable_network_isolation=None, role=None)"};

python::Call CallOf(const Opaque& opaque) {
  python::Call call;
  call.positional = opaque.positional;
  for (const auto& [name, value] : opaque.keywords.entries())
    call.keywords.emplace_back(name, value);
  call.span = opaque.span;
  return call;
}

}  // namespace

std::span<const JobMethod> JobMethods() {
  return kJobMethods;
}

std::string_view SignatureOf(std::string_view class_name, std::string_view method) {
  for (const JobMethod& row : kJobMethods) {
    if (row.method == method && (row.classes == "*" || HasWord(row.classes, class_name))) {
      return row.signature;
    }
  }
  return "(**kwargs)";
}

python::Namespace Bind(Reader& reader, std::string_view signature, python::Call call,
                       std::string_view name) {
  python::Namespace kept;
  // What a call that may be given anything has beside its other keywords.
  if (Ref more = call.Keyword("**")) {
    kept.Set("**", more);
    call.open = true;
    std::erase_if(call.keywords, [](const auto& keyword) { return keyword.first == "**"; });
  }
  try {
    std::vector<std::string_view> given;
    const python::Namespace bound =
        reader.objects().evaluator().BindSignature(signature, call, name, &given);
    for (const std::string_view parameter : given) {
      if (Ref value = bound.Find(parameter)) kept.Set(parameter, value);
    }
  } catch (const python::Raised&) {
    reader.diagnostics().push_back(Finding("invalid-job-arguments",
                                           "the arguments do not fit " + std::string(name) + "()",
                                           call.span));
    for (const auto& [keyword, value] : call.keywords)
      kept.Set(keyword, value);
  }
  return kept;
}

JobCall ReadJobCall(Reader& reader, Ref step_args) {
  JobCall result;
  const auto* call = As<Opaque>(step_args);
  if (call == nullptr || call->origin != Opaque::Origin::kCall) return result;
  const auto* function = As<Opaque>(call->base);
  if (function == nullptr || function->origin != Opaque::Origin::kAttribute) return result;
  result.receiver = function->base;
  if (const auto* super = As<python::Super>(result.receiver)) result.receiver = super->self;
  result.job = As<python::Instance>(result.receiver);
  const Role role = RoleOf(result.receiver);
  if (role == Role::kNone || role == Role::kSession) result.job = nullptr;
  result.method = function->name;
  const std::string_view class_name =
      result.job == nullptr ? std::string_view("*") : result.job->cls->model->name;
  const bool v3 = result.method == kEndpointConfigV3.method && role == Role::kSession &&
                  ModelOf(result.receiver)->name.ends_with("V3");
  result.arguments =
      Bind(reader, v3 ? kEndpointConfigV3.signature : SignatureOf(class_name, result.method),
           CallOf(*call), result.method);
  result.span = call->span;
  result.found = true;
  return result;
}

}  // namespace smgraph::sagemaker
