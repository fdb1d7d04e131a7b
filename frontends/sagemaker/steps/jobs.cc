#include <algorithm>
#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/job_ports.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"

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
     "ProcessingResources.ClusterConfig.InstanceType"},
    {From::kJob, "instance_count", Into::kSetting, "instance_count",
     "ProcessingResources.ClusterConfig.InstanceCount"},
    {From::kJob, "volume_size_in_gb", Into::kSetting, "volume_size",
     "ProcessingResources.ClusterConfig.VolumeSizeInGB"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "ProcessingResources.ClusterConfig.VolumeKmsKeyId"},
    {From::kJob, "image_uri", Into::kSetting, "image", "AppSpecification.ImageUri"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kCall, "arguments job_arguments", Into::kArgument, "arguments",
     "AppSpecification.ContainerArguments"},
    {From::kJob, "command entrypoint", Into::kArgument, "command",
     "AppSpecification.ContainerEntrypoint"},
    {From::kCall, "code submit_app", Into::kArgument, "code"},
    {From::kCall, "source_dir", Into::kArgument, "source_dir"},
    {From::kCall, "submit_class", Into::kArgument, "submit_class"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn"},
    {From::kInputs, ""},
    {From::kOutputs, ""},
    {From::kCall, "kms_key", Into::kSetting, "output_kms_key", "ProcessingOutputConfig.KmsKeyId"},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime",
     "StoppingCondition.MaxRuntimeInSeconds"},
    {From::kJob, "network_config", Into::kSetting, "network", "NetworkConfig"},
    {From::kJob, "env", Into::kSetting, "environment", "Environment"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags"},
};

constexpr Field kTrainingFields[] = {
    {From::kJob, "input_mode", Into::kSetting, "input_mode",
     "AlgorithmSpecification.TrainingInputMode"},
    {From::kJob, "image_uri image_name training_image", Into::kSetting, "image",
     "AlgorithmSpecification.TrainingImage"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kJob, "metric_definitions", Into::kSetting, "metric_definitions",
     "AlgorithmSpecification.MetricDefinitions"},
    {From::kJob, "container_entry_point", Into::kArgument, "command",
     "AlgorithmSpecification.ContainerEntrypoint"},
    {From::kJob, "container_arguments", Into::kArgument, "arguments",
     "AlgorithmSpecification.ContainerArguments"},
    {From::kOutputs, ""},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "OutputDataConfig.KmsKeyId"},
    {From::kJob, "max_run train_max_run", Into::kSetting, "max_runtime",
     "StoppingCondition.MaxRuntimeInSeconds"},
    {From::kJob, "max_wait", Into::kSetting, "max_wait", "StoppingCondition.MaxWaitTimeInSeconds"},
    {From::kJob, "stopping_condition", Into::kSetting, "stopping_condition"},
    {From::kJob, "volume_size train_volume_size", Into::kSetting, "volume_size",
     "ResourceConfig.VolumeSizeInGB HyperParameterTuningResourceConfig.VolumeSizeInGB"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key",
     "ResourceConfig.VolumeKmsKeyId HyperParameterTuningResourceConfig.VolumeKmsKeyId"},
    {From::kJob, "instance_count train_instance_count", Into::kSetting, "instance_count",
     "ResourceConfig.InstanceCount HyperParameterTuningResourceConfig.InstanceCount"},
    {From::kJob, "instance_type train_instance_type", Into::kSetting, "instance_type",
     "ResourceConfig.InstanceType HyperParameterTuningResourceConfig.InstanceType"},
    {From::kJob, "instance_groups", Into::kSetting, "instance_groups",
     "ResourceConfig.InstanceGroups"},
    {From::kJob, "compute", Into::kSetting, "compute"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn"},
    {From::kInputs, ""},
    {From::kJob, "subnets", Into::kSetting, "subnets", "VpcConfig.Subnets"},
    {From::kJob, "security_group_ids", Into::kSetting, "security_groups",
     "VpcConfig.SecurityGroupIds"},
    {From::kJob, "networking", Into::kSetting, "network"},
    {From::kJob, "use_spot_instances", Into::kSetting, "spot", "EnableManagedSpotTraining"},
    {From::kJob, "enable_network_isolation", Into::kSetting, "network_isolation",
     "EnableNetworkIsolation"},
    {From::kJob, "hyperparameters", Into::kArgument, "hyperparameters",
     "HyperParameters StaticHyperParameters"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags"},
    {From::kJob, "environment", Into::kSetting, "environment", "Environment"},
    {From::kJob, "max_retry_attempts", Into::kSetting, "max_retry_attempts",
     "RetryStrategy.MaximumRetryAttempts"},
    {From::kJob, "checkpoint_s3_uri", Into::kArgument, "checkpoint_s3_uri",
     "CheckpointConfig.S3Uri"},
    {From::kJob, "checkpoint_local_path", Into::kArgument, "checkpoint_local_path",
     "CheckpointConfig.LocalPath"},
    {From::kJob, "entry_point", Into::kArgument, "entry_point"},
    {From::kJob, "source_dir", Into::kArgument, "source_dir"},
    {From::kJob, "dependencies", Into::kArgument, "dependencies"},
    {From::kJob, "source_code", Into::kArgument, "source_code"},
    {From::kJob, "distribution distributions", Into::kSetting, "distribution"},
};

constexpr Field kTunerFields[] = {
    {From::kJob, "strategy", Into::kSetting, "strategy", "HyperParameterTuningJobConfig.Strategy"},
    {From::kJob, "max_jobs", Into::kSetting, "max_jobs",
     "HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs"},
    {From::kJob, "max_parallel_jobs", Into::kSetting, "max_parallel_jobs",
     "HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime"},
    {From::kJob, "early_stopping_type", Into::kSetting, "early_stopping",
     "HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType"},
    {From::kJob, "objective_type", Into::kArgument, "objective_type",
     "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.Type"},
    {From::kJob, "objective_metric_name objective_metric_name_dict", Into::kArgument, "objective",
     "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective.MetricName"},
    {From::kJob, "hyperparameter_ranges hyperparameter_ranges_dict", Into::kArgument, "ranges",
     "HyperParameterTuningJobConfig.ParameterRanges"},
    {From::kJob, "metric_definitions metric_definitions_dict", Into::kSetting,
     "metric_definitions"},
    {From::kJob, "estimator_name model_trainer_name", Into::kNowhere},
    {From::kInputs, ""},
    {From::kOutputs, "", Into::kArgument, "output_path",
     "TrainingJobDefinition.OutputDataConfig.S3OutputPath"},
    {From::kJob, "warm_start_config", Into::kArgument, "warm_start", "WarmStartConfig"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags"},
    {From::kJob, "estimator model_trainer", Into::kNowhere},
};

constexpr Field kTransformFields[] = {
    {From::kJob, "model_name", Into::kInput, "ModelName", "ModelName"},
    {From::kCall, "data", Into::kInput, "data", "TransformInput.DataSource.S3DataSource.S3Uri"},
    {From::kCall, "data_type", Into::kArgument, "data_type",
     "TransformInput.DataSource.S3DataSource.S3DataType"},
    {From::kCall, "content_type", Into::kArgument, "content_type", "TransformInput.ContentType"},
    {From::kCall, "compression_type", Into::kArgument, "compression_type",
     "TransformInput.CompressionType"},
    {From::kCall, "split_type", Into::kArgument, "split_type", "TransformInput.SplitType"},
    {From::kOutputs, ""},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "TransformOutput.KmsKeyId"},
    {From::kJob, "accept", Into::kArgument, "accept", "TransformOutput.Accept"},
    {From::kJob, "assemble_with", Into::kArgument, "assemble_with", "TransformOutput.AssembleWith"},
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
    {From::kCall, "input_filter", Into::kArgument, "input_filter", "DataProcessing.InputFilter"},
    {From::kCall, "output_filter", Into::kArgument, "output_filter", "DataProcessing.OutputFilter"},
    {From::kCall, "join_source", Into::kArgument, "join_source", "DataProcessing.JoinSource"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags"},
};

constexpr Field kAutoMlFields[] = {
    {From::kInputs, ""},
    {From::kOutputs, "", Into::kArgument, "output_path", "OutputDataConfig.S3OutputPath"},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key", "OutputDataConfig.KmsKeyId"},
    {From::kJob, "role", Into::kSetting, "role", "RoleArn"},
    {From::kJob, "target_attribute_name", Into::kArgument, "target"},
    {From::kJob, "problem_type", Into::kArgument, "problem_type"},
    {From::kJob, "job_objective", Into::kArgument, "objective"},
    {From::kJob, "tags", Into::kSetting, "tags", "Tags"},
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

/// {"name", "output_name", "path"} of each property file.
void ReadPropertyFiles(Builder& b) {
  Ref files = b.Argument("property_files");
  if (files == nullptr) return;
  graph::Value read = b.reader.ReadMuted(files);
  if (const auto* list = read.As<graph::List>(); list != nullptr && list->items.empty()) return;
  b.SetArgument("property_files", std::move(read));
}

void ReadEstimator(FieldReader& fields) {
  fields.Read(kTrainingFields, &ReadChannels, &ReadTrainingOutput);
}

/// The estimators of a tuner: one, or several by name.
void ReadTunedEstimators(FieldReader& self) {
  Builder& b = self.builder();
  const auto* tuner = As<Instance>(self.sources().job);
  const python::Namespace& call = *self.sources().call;
  if (tuner == nullptr) return;
  for (const std::string_view name : {"estimator", "model_trainer"}) {
    if (auto* estimator = As<Instance>(tuner->attributes.Find(name))) {
      FieldReader fields(b, {.job = estimator, .call = &call});
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
      FieldReader fields(b, {.job = As<Instance>(value), .call = &own});
      ReadEstimator(fields);
    }
    return;
  }
  if (Ref other = Attribute(*tuner, "estimator")) b.SetArgument("estimator", b.reader.Read(other));
}

void BuildProcessing(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  fields.Read(kProcessingFields, &ReadProcessingInputs, &ReadProcessingOutputs);
  fields.ReadRest();
  ReadPropertyFiles(b);
}

void BuildTraining(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  ReadEstimator(fields);
  fields.ReadRest();
}

void BuildTuning(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  fields.Read(kTunerFields, &ReadTunedEstimators);
  fields.Find(From::kCall, "inputs");
  fields.Find(From::kJob, "estimator_dict model_trainer_dict");
  fields.ReadRest();
  if (Ref arguments = b.Argument("job_arguments")) {
    b.SetArgument("arguments", b.reader.Read(arguments));
  }
}

void BuildTransform(Builder& b) {
  Job job = FindJob(b);
  const auto* inputs = As<Instance>(b.Argument("inputs"));
  if (b.step_args == nullptr && inputs != nullptr) job.call.arguments = inputs->attributes;
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  ReadTransform(fields);
  fields.ReadRest();
}

void BuildAutoMl(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
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

Ref OutputsOf(const StepObject& step) {
  if (Ref outputs = Attribute(*step.source, "outputs")) return outputs;
  const auto* call = As<python::Opaque>(step.source->attributes.Find("step_args"));
  return call == nullptr ? nullptr : call->keywords.Find("outputs");
}

}  // namespace smgraph::sagemaker
