#include <algorithm>
#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/job_ports.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

// Steps that run a job: processing, training, tuning, transform, AutoML. What the job object and
// the call of its method say, in the order of the SDK's requests (reference: SDK methods to_request
// and the classes _ProcessingJob, _TrainingJob, _TuningJob, _TransformJob).
namespace smgraph::sagemaker {
namespace {

using graph::StepKind;
using python::As;
using python::Instance;
using python::Ref;

constexpr Field kProcessingFields[] = {
    {From::kJob, "instance_type", Into::kSetting, "instance_type",
     "ProcessingResources.ClusterConfig.InstanceType", &CompileNullable},
    {From::kJob, "instance_count", Into::kSetting, "instance_count",
     "ProcessingResources.ClusterConfig.InstanceCount", &CompileNullable},
    {From::kJob, "volume_size_in_gb", Into::kSetting, "volume_size",
     "ProcessingResources.ClusterConfig.VolumeSizeInGB", &CompileNumber<30>},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "ProcessingResources.ClusterConfig.VolumeKmsKeyId"},
    {From::kJob, "image_uri", Into::kSetting, "image", "AppSpecification.ImageUri", &CompileImage},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kCall, "arguments job_arguments", Into::kArgument, "arguments",
     "AppSpecification.ContainerArguments"},
    {From::kJob, "command entrypoint", Into::kArgument, "command",
     "AppSpecification.ContainerEntrypoint", &CompileEntrypoint},
    {From::kCall, "code submit_app", Into::kArgument, "code"},
    {From::kCall, "source_dir", Into::kArgument, "source_dir"},
    {From::kCall, "submit_class", Into::kArgument, "submit_class"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn", &CompileRole},
    {From::kInputs, "", Into::kRequest, "", "ProcessingInputs", &CompileProcessingInputs},
    {From::kOutputs, "", Into::kRequest, "", "ProcessingOutputConfig.Outputs",
     &CompileProcessingOutputs},
    {From::kCall, "kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key",
     "ProcessingOutputConfig.KmsKeyId", &CompileOutputKey},
    {From::kJob, "env", Into::kSetting, "environment", "Environment",
     &CompileProcessingEnvironment},
    {From::kJob, "network_config", Into::kSetting, "network", "NetworkConfig"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime",
     "StoppingCondition.MaxRuntimeInSeconds"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
};

constexpr Field kTrainingFields[] = {
    {From::kJob, "input_mode", Into::kSetting, "input_mode",
     "AlgorithmSpecification.TrainingInputMode", &CompileInputMode},
    {From::kJob, "image_uri image_name training_image", Into::kSetting, "image",
     "AlgorithmSpecification.TrainingImage", &CompileImage},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kJob, "training_repository_access_mode", Into::kRequest, "",
     "AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAccessMode"},
    {From::kJob, "training_repository_credentials_provider_arn", Into::kRequest, "",
     "AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAuthConfig."
     "TrainingRepositoryCredentialsProviderArn"},
    {From::kJob, "container_entry_point", Into::kArgument, "command",
     "AlgorithmSpecification.ContainerEntrypoint"},
    {From::kJob, "container_arguments", Into::kArgument, "arguments",
     "AlgorithmSpecification.ContainerArguments"},
    {From::kJob, "metric_definitions", Into::kSetting, "metric_definitions",
     "AlgorithmSpecification.MetricDefinitions"},
    {From::kJob, "enable_sagemaker_metrics", Into::kRequest, "",
     "AlgorithmSpecification.EnableSageMakerMetricsTimeSeries", &CompileMetrics},
    {From::kOutputs, "", Into::kRequest, "", "OutputDataConfig.S3OutputPath", &CompileOutputPath},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "OutputDataConfig.KmsKeyId"},
    {From::kJob, "disable_output_compression", Into::kRequest, "",
     "OutputDataConfig.CompressionType", &CompileCompression},
    {From::kJob, "max_run train_max_run", Into::kSetting, "max_runtime",
     "StoppingCondition.MaxRuntimeInSeconds", &CompileNumber<86400>},
    {From::kJob, "max_wait", Into::kSetting, "max_wait", "StoppingCondition.MaxWaitTimeInSeconds"},
    {From::kJob, "stopping_condition", Into::kSetting, "stopping_condition"},
    {From::kJob, "volume_size train_volume_size", Into::kSetting, "volume_size",
     "ResourceConfig.VolumeSizeInGB HyperParameterTuningResourceConfig.VolumeSizeInGB",
     &CompileNumber<30>},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "ResourceConfig.VolumeKmsKeyId HyperParameterTuningResourceConfig.VolumeKmsKeyId"},
    {From::kJob, "keep_alive_period_in_seconds", Into::kRequest, "",
     "ResourceConfig.KeepAlivePeriodInSeconds"},
    {From::kJob, "instance_groups", Into::kSetting, "instance_groups",
     "ResourceConfig.InstanceGroups"},
    {From::kJob, "instance_count train_instance_count", Into::kSetting, "instance_count",
     "ResourceConfig.InstanceCount HyperParameterTuningResourceConfig.InstanceCount",
     &CompileInstanceCount},
    {From::kJob, "instance_type train_instance_type", Into::kSetting, "instance_type",
     "ResourceConfig.InstanceType HyperParameterTuningResourceConfig.InstanceType"},
    {From::kJob, "compute", Into::kSetting, "compute"},
    {From::kJob, "training_plan", Into::kRequest, "", "ResourceConfig.TrainingPlanArn"},
    {From::kJob, "instance_placement_config", Into::kRequest, "",
     "ResourceConfig.InstancePlacementConfig"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn", &CompileRole},
    {From::kJob, "enable_infra_check", Into::kRequest, "", "InfraCheckConfig.EnableInfraCheck"},
    {From::kInputs, "", Into::kRequest, "", "InputDataConfig", &CompileChannels},
    {From::kJob, "networking", Into::kSetting, "network"},
    {From::kJob, "hyperparameters", Into::kArgument, "hyperparameters",
     "HyperParameters StaticHyperParameters", &CompileHyperparameters},
    {From::kJob, "environment", Into::kSetting, "environment", "Environment"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
    {From::kJob, "subnets", Into::kSetting, "subnets", "VpcConfig.Subnets"},
    {From::kJob, "security_group_ids", Into::kSetting, "security_groups",
     "VpcConfig.SecurityGroupIds"},
    {From::kJob, "enable_network_isolation", Into::kSetting, "network_isolation",
     "EnableNetworkIsolation", &CompileIfTrue},
    {From::kJob, "encrypt_inter_container_traffic", Into::kRequest, "",
     "EnableInterContainerTrafficEncryption", &CompileIfTrue},
    {From::kJob, "use_spot_instances", Into::kSetting, "spot", "EnableManagedSpotTraining",
     &CompileIfTrue},
    {From::kJob, "checkpoint_s3_uri", Into::kArgument, "checkpoint_s3_uri",
     "CheckpointConfig.S3Uri"},
    {From::kJob, "checkpoint_local_path", Into::kArgument, "checkpoint_local_path",
     "CheckpointConfig.LocalPath"},
    {From::kJob, "rules", Into::kRequest, "", "DebugRuleConfigurations", &CompileRules},
    {From::kJob, "debugger_hook_config", Into::kRequest, "", "DebugHookConfig", &CompileDebugHook},
    {From::kJob, "tensorboard_output_config", Into::kRequest, "", "TensorBoardOutputConfig"},
    {From::kJob, "profiler_config", Into::kRequest, "", "ProfilerConfig", &CompileProfiler},
    {From::kJob, "enable_remote_debug", Into::kRequest, "", "RemoteDebugConfig.EnableRemoteDebug"},
    {From::kJob, "enable_session_tag_chaining", Into::kRequest, "",
     "SessionChainingConfig.EnableSessionTagChaining"},
    {From::kJob, "max_retry_attempts", Into::kSetting, "max_retry_attempts",
     "RetryStrategy.MaximumRetryAttempts"},
    {From::kJob, "entry_point", Into::kArgument, "entry_point"},
    {From::kJob, "source_dir", Into::kArgument, "source_dir"},
    {From::kJob, "dependencies", Into::kArgument, "dependencies"},
    {From::kJob, "source_code", Into::kArgument, "source_code"},
    {From::kJob, "distribution distributions", Into::kSetting, "distribution"},
};

constexpr Field kTunerFields[] = {
    {From::kJob, "strategy", Into::kSetting, "strategy", "HyperParameterTuningJobConfig.Strategy"},
    {From::kJob, "max_jobs", Into::kSetting, "max_jobs",
     "HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs", &CompileMaxJobs},
    {From::kJob, "max_parallel_jobs", Into::kSetting, "max_parallel_jobs",
     "HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs", &CompileNumber<1>},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime"},
    {From::kJob, "max_runtime_in_seconds", Into::kRequest, "",
     "HyperParameterTuningJobConfig.ResourceLimits.MaxRuntimeInSeconds"},
    {From::kJob, "early_stopping_type", Into::kSetting, "early_stopping",
     "HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType"},
    {From::kJob, "random_seed", Into::kRequest, "", "HyperParameterTuningJobConfig.RandomSeed"},
    {From::kJob, "objective_type", Into::kArgument, "objective_type",
     "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.Type", &CompileObjectiveType},
    {From::kJob, "objective_metric_name objective_metric_name_dict", Into::kArgument, "objective",
     "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName",
     &CompileObjective},
    {From::kJob, "hyperparameter_ranges hyperparameter_ranges_dict", Into::kArgument, "ranges",
     "HyperParameterTuningJobConfig.ParameterRanges", &CompileTunedRanges},
    {From::kJob, "strategy_config", Into::kRequest, "",
     "HyperParameterTuningJobConfig.StrategyConfig"},
    {From::kJob, "completion_criteria_config", Into::kRequest, "",
     "HyperParameterTuningJobConfig.TuningJobCompletionCriteria"},
    {From::kJob, "metric_definitions metric_definitions_dict", Into::kSetting,
     "metric_definitions"},
    {From::kJob, "estimator_name model_trainer_name", Into::kNowhere},
    {From::kJob, "autotune", Into::kRequest, "", "Autotune.Mode", &CompileAutotune},
    {From::kInputs, ""},
    {From::kOutputs, "", Into::kArgument, "output_path",
     "TrainingJobDefinition.OutputDataConfig.S3OutputPath"},
    {From::kJob, "warm_start_config", Into::kArgument, "warm_start", "WarmStartConfig",
     &CompileWarmStart},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTunerTags},
    {From::kJob, "estimator model_trainer", Into::kNowhere},
};

constexpr Field kTransformFields[] = {
    {From::kJob, "model_name", Into::kInput, "ModelName", "ModelName"},
    {From::kCall, "data_type", Into::kArgument, "data_type",
     "TransformInput.DataSource.S3DataSource.S3DataType", &CompileDataType},
    {From::kCall, "data", Into::kInput, "data", "TransformInput.DataSource.S3DataSource.S3Uri",
     &CompileNullable},
    {From::kCall, "content_type", Into::kArgument, "content_type", "TransformInput.ContentType"},
    {From::kCall, "compression_type", Into::kArgument, "compression_type",
     "TransformInput.CompressionType"},
    {From::kCall, "split_type", Into::kArgument, "split_type", "TransformInput.SplitType"},
    {From::kOutputs, "", Into::kRequest, "", "TransformOutput.S3OutputPath",
     &CompileTransformOutput},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "TransformOutput.KmsKeyId"},
    {From::kJob, "assemble_with", Into::kArgument, "assemble_with", "TransformOutput.AssembleWith"},
    {From::kJob, "accept", Into::kArgument, "accept", "TransformOutput.Accept"},
    {From::kJob, "instance_count", Into::kSetting, "instance_count",
     "TransformResources.InstanceCount"},
    {From::kJob, "instance_type", Into::kSetting, "instance_type",
     "TransformResources.InstanceType"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "TransformResources.VolumeKmsKeyId"},
    {From::kJob, "strategy", Into::kArgument, "strategy", "BatchStrategy"},
    {From::kJob, "max_concurrent_transforms", Into::kSetting, "max_concurrent_transforms",
     "MaxConcurrentTransforms"},
    {From::kJob, "max_payload", Into::kSetting, "max_payload", "MaxPayloadInMB"},
    {From::kJob, "env", Into::kSetting, "environment", "Environment"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
    {From::kCall, "input_filter", Into::kArgument, "input_filter", "DataProcessing.InputFilter"},
    {From::kCall, "output_filter", Into::kArgument, "output_filter", "DataProcessing.OutputFilter"},
    {From::kCall, "join_source", Into::kArgument, "join_source", "DataProcessing.JoinSource"},
    {From::kCall, "model_client_config", Into::kRequest, "", "ModelClientConfig"},
    {From::kCall, "batch_data_capture_config", Into::kRequest, "", "DataCaptureConfig"},
};

constexpr Member kAutoMlInput[] = {
    {"DataSource.S3DataSource.S3DataType", "s3_data_type", Member::When::kGiven, "S3Prefix"},
    {"DataSource.S3DataSource.S3Uri", "uri", Member::When::kAlways},
    {"TargetAttributeName", "target_attribute_name", Member::When::kAlways},
    {"CompressionType", "compression"},
    {"ChannelType", "channel_type"},
    {"ContentType", "content_type"},
    {"SampleWeightAttributeName", "sample_weight_attribute_name"},
};

/// One entry for each URI of an AutoMLInput.
void AddAutoMlInput(Builder& b, const Instance& input, graph::List& channels) {
  Ref uris = Attribute(input, "inputs");
  const auto* list = As<python::List>(uris);
  for (Ref uri : list == nullptr ? std::vector<Ref>{uris} : list->items) {
    Instance* one = b.reader.objects().evaluator().NewInstance(input.cls, input.span);
    one->attributes = input.attributes;
    one->attributes.Set("uri", uri);
    graph::Map channel;
    CompileMembers(b.reader, kAutoMlInput, one, channel);
    channels.items.emplace_back(std::move(channel));
  }
}

/// Plain URIs are channels of a training job that know what to predict.
void AddAutoMlChannel(FieldReader& fields, Ref uri, graph::List& channels) {
  graph::Map channel;
  SetAt(channel, "DataSource.S3DataSource.S3DataType",
        *CompileDataType(fields, fields.Peek(From::kJob, "s3_data_type")));
  SetAt(channel, "DataSource.S3DataSource.S3Uri", CompileValue(fields.builder().reader, uri));
  const auto set = [&](std::string_view path, std::string_view name) {
    if (Ref part = fields.Peek(From::kJob, name)) {
      SetAt(channel, path, CompileValue(fields.builder().reader, part));
    }
  };
  set("CompressionType", "compression_type");
  set("ContentType", "content_type");
  set("TargetAttributeName", "target_attribute_name");
  set("SampleWeightAttributeName", "sample_weight_attribute_name");
  channels.items.emplace_back(std::move(channel));
}

Compiled CompileAutoMlInputs(FieldReader& fields, Ref) {
  Ref inputs = fields.Peek(From::kCall, "inputs");
  if (inputs == nullptr) return graph::Value();
  graph::List channels;
  const auto* list = As<python::List>(inputs);
  for (Ref item : list == nullptr ? std::vector<Ref>{inputs} : list->items) {
    if (IsModel(item, "AutoMLInput")) {
      AddAutoMlInput(fields.builder(), *As<Instance>(item), channels);
    } else {
      AddAutoMlChannel(fields, item, channels);
    }
  }
  return channels;
}

Compiled CompileEmptyObject(FieldReader&, Ref) {
  return graph::Map{};
}

constexpr Field kAutoMlFields[] = {
    {From::kInputs, "", Into::kRequest, "", "InputDataConfig", &CompileAutoMlInputs},
    {From::kOutputs, "", Into::kArgument, "output_path", "OutputDataConfig.S3OutputPath",
     &CompileOutputPath},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "OutputDataConfig.KmsKeyId"},
    {From::kStep, "", Into::kRequest, "", "AutoMLJobConfig.CompletionCriteria",
     &CompileEmptyObject},
    {From::kJob, "max_candidates", Into::kRequest, "",
     "AutoMLJobConfig.CompletionCriteria.MaxCandidates"},
    {From::kJob, "max_runtime_per_training_job_in_seconds", Into::kRequest, "",
     "AutoMLJobConfig.CompletionCriteria.MaxRuntimePerTrainingJobInSeconds"},
    {From::kJob, "total_job_runtime_in_seconds", Into::kRequest, "",
     "AutoMLJobConfig.CompletionCriteria.MaxAutoMLJobRuntimeInSeconds"},
    {From::kJob, "encrypt_inter_container_traffic", Into::kRequest, "",
     "AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption", &CompileFlag<false>},
    {From::kJob, "volume_kms_key", Into::kRequest, "",
     "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId"},
    {From::kJob, "vpc_config", Into::kRequest, "", "AutoMLJobConfig.SecurityConfig.VpcConfig"},
    {From::kJob, "feature_specification_s3_uri", Into::kRequest, "",
     "AutoMLJobConfig.CandidateGenerationConfig.FeatureSpecificationS3Uri"},
    {From::kJob, "validation_fraction", Into::kRequest, "",
     "AutoMLJobConfig.DataSplitConfig.ValidationFraction"},
    {From::kJob, "mode", Into::kRequest, "", "AutoMLJobConfig.Mode"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn", &CompileRole},
    {From::kJob, "target_attribute_name", Into::kArgument, "target"},
    {From::kJob, "problem_type", Into::kArgument, "problem_type"},
    {From::kJob, "job_objective", Into::kArgument, "objective"},
    {From::kJob, "job_objective", Into::kRequest, "", "AutoMLJobObjective"},
    {From::kJob, "problem_type", Into::kRequest, "", "ProblemType"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
};

/// What the older constructors take directly: `inputs`, `outputs`, `code`, … of the step itself.
python::Namespace DirectArguments(const Builder& b) {
  constexpr std::string_view kNames[] = {"inputs", "outputs", "job_arguments", "code", "kms_key"};
  python::Namespace call;
  for (const std::string_view name : kNames) {
    if (Ref value = b.Argument(name)) call.Set(name, value);
  }
  return call;
}

/// The job and what it is called with, in the present and in the older style.
struct Job {
  Instance* object = nullptr;
  JobCall call;
};

/// The type of the steps that take what a method of a job gives (reference: SDK enumeration
/// _JobStepCallerType).
std::string_view TypeOfCall(const JobCall& call) {
  struct Row {
    std::string_view method;
    std::string_view job;  // the class's row; empty: any
    std::string_view type;
  };
  constexpr Row kRows[] = {{"fit", "HyperparameterTuner", "Tuning"},
                           {"fit", "AutoML", "AutoML"},
                           {"fit", "", "Training"},
                           {"train", "", "Training"},
                           {"tune", "", "Tuning"},
                           {"transform", "", "Transform"},
                           {"run", "", "Processing"}};
  if (call.method.starts_with("run_")) return "Processing";  // of Clarify
  const auto* row = std::ranges::find_if(kRows, [&](const Row& one) {
    return one.method == call.method && (one.job.empty() || IsModel(call.job, one.job));
  });
  return row == std::end(kRows) ? std::string_view() : row->type;
}

void ReportJob(Builder& b, const std::string& problem) {
  b.reader.diagnostics().push_back(
      Finding("invalid-job-arguments", "step '" + b.step.name + "' " + problem, b.step.span));
}

/// The SDK takes one of both styles, and the method of the right kind of job.
void CheckJob(Builder& b, const Job& job, Ref legacy) {
  const StepType& type = *b.step.type;
  if (!python::IsNone(legacy)) {
    return ReportJob(b, "is given both step_args and " + std::string(type.job));
  }
  if (!job.call.found || job.object == nullptr || &type == &kJob) return;
  const std::string_view made = TypeOfCall(job.call);
  if (made.empty() || made == type.type) return;
  ReportJob(b, "of type " + std::string(type.type) + " is given what " +
                   std::string(job.call.method) + "() of " +
                   std::string(job.object->cls->model->name) +
                   " gives, which is for a step of type " + std::string(made));
}

Job FindJob(Builder& b) {
  Job job;
  const Ref legacy = b.step.type == nullptr ? nullptr : b.Argument(b.step.type->job);
  if (b.step_args != nullptr) {
    job.call = ReadJobCall(b.reader, b.step_args);
    job.object = job.call.job;
    if (b.step.type != nullptr) CheckJob(b, job, legacy);
    // What is handed to code that is not known may end in the request.
    if (!job.call.found || job.object == nullptr) {
      b.reader.Uncertainly([&] { b.reader.Read(b.step_args); });
    }
    return job;
  }
  job.object = RoleOf(legacy) == Role::kNone ? nullptr : As<Instance>(legacy);
  if (legacy != nullptr && job.object == nullptr) {
    b.reader.Uncertainly([&] { b.reader.Read(legacy); });
  }
  job.call.arguments = DirectArguments(b);
  job.call.found = true;
  return job;
}

/// The same as the definition writes it.
graph::Value CompilePropertyFiles(const graph::Value& read) {
  constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
      {"name", "PropertyFileName"}, {"output_name", "OutputName"}, {"path", "FilePath"}};
  const auto* list = read.As<graph::List>();
  if (list == nullptr) return CompileRead(read);
  graph::List files;
  for (const graph::Value& file : list->items) {
    const auto* map = file.As<graph::Map>();
    graph::Map compiled;
    for (const auto& [key, json] : kKeys) {
      const graph::Value* value = map == nullptr ? nullptr : map->Find(key);
      compiled.Set(json, value == nullptr ? graph::Value() : CompileRead(*value));
    }
    files.items.emplace_back(std::move(compiled));
  }
  return files;
}

/// The trainer of SDK v3 that runs any script; the others tune models of the hub.
bool IsTrainer(const Instance* job) {
  return job != nullptr && job->cls->model->name == "ModelTrainer";
}

/// Jobs whose requests are made otherwise than the rows say.
constexpr std::string_view kOtherwise =
    "DataWranglerProcessor FrameworkProcessorV3 HyperparameterTunerV3 JumpStartEstimator "
    "SageMakerClarifyProcessor";

bool MadeOtherwise(const Instance* job) {
  if (job == nullptr) return true;
  if (IsTrainer(job)) return false;
  const std::string_view name = job->cls->model->name;
  return name.ends_with("Trainer") || HasWord(kOtherwise, name);
}

/// A reader of the job's values. What its request is otherwise is not known as a whole.
FieldReader FieldsOf(Builder& b, const Job& job) {
  const Sources sources{.job = job.object, .call = &job.call.arguments};
  if (!MadeOtherwise(job.object)) return {b, sources};
  if (b.compiled() != nullptr) {
    const std::string what =
        job.object == nullptr ? "job" : std::string(job.object->cls->model->name);
    b.compiled()->arguments.Set(
        "**", graph::Unknown{"what the SDK makes of this " + what, "**", b.step.span});
  }
  return {b, sources, nullptr};
}

/// {"name", "output_name", "path"} of each property file.
void ReadPropertyFiles(Builder& b) {
  Ref files = b.Argument("property_files");
  if (files == nullptr) return;
  graph::Value read = b.reader.ReadMuted(files);
  if (const auto* list = read.As<graph::List>(); list != nullptr && list->items.empty()) return;
  if (b.compiled() != nullptr) {
    b.compiled()->beside.Set("PropertyFiles", CompilePropertyFiles(read));
  }
  b.SetArgument("property_files", std::move(read));
}

void ReadEstimator(FieldReader& fields) {
  fields.Read(kTrainingFields, &ReadChannels, &ReadTrainingOutput);
}

/// The estimator without the hyperparameters of `ranges`.
Ref WithoutTuned(python::Heap& heap, Ref estimator, Ref ranges) {
  const auto* tuned = As<python::Dict>(ranges);
  const auto* object = As<Instance>(estimator);
  if (tuned == nullptr || object == nullptr) return estimator;
  const auto* all = As<python::Dict>(object->attributes.Find("hyperparameters"));
  if (all == nullptr) return estimator;
  auto* kept = heap.New<python::Dict>(*all);
  for (const auto& [name, range] : tuned->items)
    kept->Erase(name);
  auto* copy = heap.New<Instance>(*object);
  copy->attributes.Set("hyperparameters", kept);
  return copy;
}

/// The tuner as its request has it: what it finds values for is no hyperparameter of the estimators
/// (reference: SDK class HyperparameterTuner, _prepare_static_hyperparameters).
Instance* WithoutTuned(Builder& b, const Instance& tuner) {
  python::Heap& heap = b.reader.objects().evaluator().heap();
  auto* copy = heap.New<Instance>(tuner);
  for (const std::string_view name : {"estimator", "model_trainer"}) {
    Ref estimator = tuner.attributes.Find(name);
    if (estimator == nullptr) continue;
    copy->attributes.Set(
        name, WithoutTuned(heap, estimator, tuner.attributes.Find("hyperparameter_ranges")));
  }
  const auto* ranges = As<python::Dict>(tuner.attributes.Find("hyperparameter_ranges_dict"));
  for (const std::string_view name : {"estimator_dict", "model_trainer_dict"}) {
    const auto* estimators = As<python::Dict>(tuner.attributes.Find(name));
    if (estimators == nullptr || ranges == nullptr) continue;
    auto* kept = heap.New<python::Dict>(*estimators);
    for (const auto& [key, estimator] : estimators->items)
      kept->Set(key, WithoutTuned(heap, estimator, ranges->Find(key)));
    copy->attributes.Set(name, kept);
  }
  return copy;
}

/// The estimators of a tuner: one, or several by name.
void ReadTunedEstimators(FieldReader& self) {
  Builder& b = self.builder();
  const auto* tuner = As<Instance>(self.sources().job);
  const python::Namespace& call = *self.sources().call;
  if (tuner == nullptr) return;
  if (self.arguments() != nullptr) CompileTunedEstimators(self, kTrainingFields);
  for (const std::string_view name : {"estimator", "model_trainer"}) {
    if (auto* estimator = As<Instance>(tuner->attributes.Find(name))) {
      FieldReader fields(b, {.job = estimator, .call = &call}, nullptr);
      ReadEstimator(fields);
      return;
    }
  }
  for (const std::string_view name : {"estimator_dict", "model_trainer_dict"}) {
    const auto* estimators = As<python::Dict>(tuner->attributes.Find(name));
    if (estimators == nullptr) continue;
    const auto* inputs = As<python::Dict>(call.Find("inputs"));
    for (const auto& [key, value] : estimators->items) {
      python::Namespace own;
      if (Ref channels = inputs == nullptr ? nullptr : inputs->Find(key))
        own.Set("inputs", channels);
      FieldReader fields(b, {.job = As<Instance>(value), .call = &own}, nullptr);
      ReadEstimator(fields);
    }
    return;
  }
  if (Ref other = Attribute(*tuner, "estimator")) b.SetArgument("estimator", b.reader.Read(other));
}

void BuildProcessing(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields = FieldsOf(b, job);
  fields.Read(kProcessingFields, &ReadProcessingInputs, &ReadProcessingOutputs);
  fields.ReadRest();
  ReadPropertyFiles(b);
}

void BuildTraining(Builder& b) {
  const Job job = FindJob(b);
  if (b.compiled() != nullptr && IsTrainer(job.object)) {
    const Sources sources{.job = job.object, .call = &job.call.arguments};
    FieldReader(b, sources).CompileOnly(TrainerFields());
    FieldReader fields(b, sources, nullptr);
    ReadEstimator(fields);
    return fields.ReadRest();
  }
  FieldReader fields = FieldsOf(b, job);
  ReadEstimator(fields);
  fields.ReadRest();
}

void BuildTuning(Builder& b) {
  Job job = FindJob(b);
  if (job.object != nullptr) job.object = WithoutTuned(b, *job.object);
  FieldReader fields = FieldsOf(b, job);
  fields.Read(kTunerFields, &ReadTunedEstimators);
  fields.Find(From::kCall, "inputs");
  fields.Find(From::kJob, "estimator_dict model_trainer_dict");
  fields.ReadRest();
  if (Ref arguments = b.Argument("job_arguments")) {
    b.SetArgument("arguments", b.reader.Read(arguments));
  }
}

/// v3 writes the keys in the order of its shapes.
void SortTransform(graph::Map& request) {
  constexpr std::pair<std::string_view, std::string_view> kShapes[] = {
      {"TransformOutput", "S3OutputPath Accept AssembleWith KmsKeyId"},
      {"TransformResources", "InstanceType InstanceCount VolumeKmsKeyId"}};
  for (const auto& [key, order] : kShapes) {
    graph::Value* value = request.Find(key);
    auto* map = value == nullptr ? nullptr : value->As<graph::Map>();
    if (map == nullptr) continue;
    const auto keys = Words(order);
    std::ranges::stable_sort(map->items, {}, [&](const auto& item) {
      return std::ranges::find(keys, std::string_view(item.first)) - keys.begin();
    });
  }
}

void BuildTransform(Builder& b) {
  Job job = FindJob(b);
  const auto* inputs = As<Instance>(b.Argument("inputs"));
  if (b.step_args == nullptr && inputs != nullptr) job.call.arguments = inputs->attributes;
  FieldReader fields = FieldsOf(b, job);
  ReadTransform(fields);
  fields.ReadRest();
  if (fields.arguments() != nullptr && b.reader.compilation()->v3) {
    SortTransform(*fields.arguments());
  }
}

void BuildAutoMl(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields = FieldsOf(b, job);
  fields.Read(kAutoMlFields, &ReadChannels, &ReadTrainingOutput);
  fields.ReadRest();
}

constexpr PortList kProcessingPorts[] = {
    {"ProcessingInputs", "InputName", "S3Input.S3Uri"},
    {"ProcessingOutputConfig.Outputs", "OutputName", "S3Output.S3Uri", /*outputs=*/true}};
constexpr PortList kTrainingPorts[] = {
    {"InputDataConfig", "ChannelName", "DataSource.S3DataSource.S3Uri"}};
constexpr PortList kTuningPorts[] = {
    {"TrainingJobDefinition.InputDataConfig", "ChannelName", "DataSource.S3DataSource.S3Uri"}};
constexpr PortList kAutoMlPorts[] = {
    {"InputDataConfig", "ChannelType", "DataSource.S3DataSource.S3Uri"}};

constexpr StandardOutput kTrainingOutputs[] = {
    {"ModelArtifacts", "ModelArtifacts.S3ModelArtifacts", "OutputDataConfig.S3OutputPath"}};
constexpr StandardOutput kFunctionOutputs[] = {{"Result", "Result"}};
constexpr StandardOutput kNotebookOutputs[] = {
    {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath"}};
constexpr StandardOutput kTuningOutputs[] = {{"BestTrainingJob", "BestTrainingJob.TrainingJobName"},
                                             {"TrainingJobSummaries", "TrainingJobSummaries"}};
constexpr StandardOutput kTransformOutputs[] = {
    {"TransformOutput", "TransformOutput.S3OutputPath", "TransformOutput.S3OutputPath"}};
constexpr StandardOutput kAutoMlOutputs[] = {{"BestCandidate", "BestCandidate"}};

constexpr SpecialProperty kNotebookProperties[] = {
    {"ComputingJobName", "TrainingJobName"},
    {"ComputingJobStatus", "TrainingJobStatus"},
    {"NotebookJobInputLocation", "InputDataConfig[0].DataSource.S3DataSource.S3Uri"},
    {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath"},
    {"InputNotebookName", "Environment['SM_INPUT_NOTEBOOK_NAME']"},
    {"OutputNotebookName", "Environment['SM_OUTPUT_NOTEBOOK_NAME']"},
};

}  // namespace

const StepType kProcessing = {.type = "Processing",
                              .kind = StepKind::kProcessing,
                              .classes = "ProcessingStep ProcessingStepV3",
                              .job = "processor",
                              .shape = "DescribeProcessingJobResponse",
                              .build = &BuildProcessing,
                              .fields = kProcessingFields,
                              .ports = kProcessingPorts};

const StepType kTraining = {.type = "Training",
                            .kind = StepKind::kTraining,
                            .classes = "TrainingStep TrainingStepV3",
                            .job = "estimator",
                            .shape = "DescribeTrainingJobResponse",
                            .build = &BuildTraining,
                            .fields = kTrainingFields,
                            .ports = kTrainingPorts,
                            .outputs = kTrainingOutputs};

// Of @step functions and notebooks the SDK makes training jobs, too.
const StepType kFunction = {.type = "Training",
                            .kind = StepKind::kFunction,
                            .classes = "_FunctionStep",
                            .shape = "DescribeTrainingJobResponse",
                            .build = &BuildFunction,
                            .fields = kTrainingFields,
                            .ports = kTrainingPorts,
                            .outputs = kFunctionOutputs};

const StepType kNotebook = {.type = "Training",
                            .kind = StepKind::kNotebook,
                            .classes = "NotebookJobStep",
                            .shape = "NotebookJob",
                            .build = &BuildNotebook,
                            .fields = kTrainingFields,
                            .ports = kTrainingPorts,
                            .outputs = kNotebookOutputs,
                            .properties = kNotebookProperties};

const StepType kTuning = {.type = "Tuning",
                          .kind = StepKind::kTuning,
                          .classes = "TuningStep TuningStepV3",
                          .job = "tuner",
                          .shape =
                              "DescribeHyperParameterTuningJobResponse+"
                              "ListTrainingJobsForHyperParameterTuningJobResponse",
                          .build = &BuildTuning,
                          .fields = kTunerFields,
                          .nested = "TrainingJobDefinition",
                          .nested_fields = kTrainingFields,
                          .ports = kTuningPorts,
                          .outputs = kTuningOutputs};

const StepType kTransform = {.type = "Transform",
                             .kind = StepKind::kTransform,
                             .classes = "TransformStep TransformStepV3",
                             .job = "transformer",
                             .shape = "DescribeTransformJobResponse",
                             .build = &BuildTransform,
                             .fields = kTransformFields,
                             .outputs = kTransformOutputs};

const StepType kAutoMl = {.type = "AutoML",
                          .kind = StepKind::kAutoMl,
                          .classes = "AutoMLStep",
                          .job = "auto_ml",
                          .shape = "DescribeAutoMLJobResponse+AutoMLExtra",
                          .build = &BuildAutoMl,
                          .fields = kAutoMlFields,
                          .ports = kAutoMlPorts,
                          .outputs = kAutoMlOutputs};

const StepType kJob = {.type = "Job",
                       .kind = StepKind::kOther,
                       .classes = "JobStep",
                       .job = "estimator",
                       .build = &BuildTraining};

void ReadTransform(FieldReader& fields) {
  fields.Read(kTransformFields, nullptr, &ReadTransformOutput);
}

std::span<const Field> TrainingFields() {
  return kTrainingFields;
}

Ref OutputsOf(const StepObject& step) {
  if (Ref outputs = Attribute(*step.source, "outputs")) return outputs;
  const auto* call = As<python::Opaque>(step.source->attributes.Find("step_args"));
  return call == nullptr ? nullptr : call->keywords.Find("outputs");
}

}  // namespace smgraph::sagemaker
