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
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/repack.h"
#include "frontends/sagemaker/steps/job.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/words.h"

// Steps that train: training and tuning jobs, and the training jobs that the SDK makes of functions
// and notebooks. What the job object and the call of its method say, in the order of the SDK's
// requests (reference: SDK methods to_request and the classes _TrainingJob, _TuningJob).
namespace smgraph::sagemaker {
namespace {

using graph::StepKind;
using python::As;
using python::Instance;
using python::Ref;

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
     "AlgorithmSpecification.MetricDefinitions", &CompileMetricDefinitions},
    {From::kJob, "enable_sagemaker_metrics", Into::kRequest, "",
     "AlgorithmSpecification.EnableSageMakerMetricsTimeSeries", &CompileMetrics},
    {From::kOutputs, "", Into::kRequest, "", "OutputDataConfig.S3OutputPath", &CompileOutputPath},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "OutputDataConfig.KmsKeyId"},
    {From::kJob, "disable_output_compression", Into::kRequest, "",
     "OutputDataConfig.CompressionType", &CompileCompression},
    {From::kStep, "", Into::kRequest, "", "TrainingJobName", &CompileTrainingName},
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
    {From::kStep, "", Into::kRequest, "", "HyperParameterTuningJobName", &CompileTuningName},
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
     "HyperParameterTuningJobConfig.TuningJobCompletionCriteria", &CompileCriteria},
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

/// The channels of fit() have names, unless there is one object for all of them.
void CheckChannels(Builder& b, const Job& job) {
  Ref inputs = job.call.arguments.Find("inputs");
  if (job.object != nullptr && IsPipelineVariable(inputs) == Answer::kYes) {
    ReportRefused(b, "is given a pipeline variable where fit() takes a TrainingInput or channels");
  }
}

void BuildTraining(Builder& b) {
  const Job job = FindJob(b);
  CheckChannels(b, job);
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

constexpr PortList kTrainingPorts[] = {
    {"InputDataConfig", "ChannelName", "DataSource.S3DataSource.S3Uri"}};
constexpr PortList kTuningPorts[] = {
    {"TrainingJobDefinition.InputDataConfig", "ChannelName", "DataSource.S3DataSource.S3Uri"}};

constexpr StandardOutput kTrainingOutputs[] = {
    {"ModelArtifacts", "ModelArtifacts.S3ModelArtifacts", "OutputDataConfig.S3OutputPath"}};
constexpr StandardOutput kFunctionOutputs[] = {{"Result", "Result"}};
constexpr StandardOutput kNotebookOutputs[] = {
    {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath"}};
constexpr StandardOutput kTuningOutputs[] = {{"BestTrainingJob", "BestTrainingJob.TrainingJobName"},
                                             {"TrainingJobSummaries", "TrainingJobSummaries"}};

constexpr SpecialProperty kNotebookProperties[] = {
    {"ComputingJobName", "TrainingJobName"},
    {"ComputingJobStatus", "TrainingJobStatus"},
    {"NotebookJobInputLocation", "InputDataConfig[0].DataSource.S3DataSource.S3Uri"},
    {"NotebookJobOutputLocationPrefix", "OutputDataConfig.S3OutputPath"},
    {"InputNotebookName", "Environment['SM_INPUT_NOTEBOOK_NAME']"},
    {"OutputNotebookName", "Environment['SM_OUTPUT_NOTEBOOK_NAME']"},
};

}  // namespace

const StepType kTraining = {.type = "Training",
                            .kind = StepKind::kTraining,
                            .classes = "TrainingStep TrainingStepV3 _RepackModelStep",
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

const StepType kJob = {.type = "Job",
                       .kind = StepKind::kOther,
                       .classes = "JobStep",
                       .job = "estimator",
                       .build = &BuildTraining};

std::span<const Field> TrainingFields() {
  return kTrainingFields;
}

}  // namespace smgraph::sagemaker
