#include <string>
#include <utility>

#include "frontends/sagemaker/fields.h"
#include "frontends/sagemaker/job_ports.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/request.h"

// Steps that run a job: processing, training, tuning, transform, AutoML. What the job object and
// the call of its method say, in the order of the SDK's requests (reference: SDK methods to_request
// and the classes _ProcessingJob, _TrainingJob, _TuningJob, _TransformJob).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

constexpr Field kProcessingFields[] = {
    {From::kJob, "instance_type", Into::kSetting, "instance_type"},
    {From::kJob, "instance_count", Into::kSetting, "instance_count"},
    {From::kJob, "volume_size_in_gb", Into::kSetting, "volume_size"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key"},
    {From::kJob, "image_uri", Into::kSetting, "image"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kCall, "arguments job_arguments", Into::kArgument, "arguments"},
    {From::kJob, "command entrypoint", Into::kArgument, "command"},
    {From::kCall, "code submit_app", Into::kArgument, "code"},
    {From::kCall, "source_dir", Into::kArgument, "source_dir"},
    {From::kCall, "submit_class", Into::kArgument, "submit_class"},
    {From::kJob, "role", Into::kSetting, "role"},
    {From::kInputs, ""},
    {From::kOutputs, ""},
    {From::kCall, "kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime"},
    {From::kJob, "network_config", Into::kSetting, "network"},
    {From::kJob, "env", Into::kSetting, "environment"},
    {From::kJob, "tags", Into::kSetting, "tags"},
};

constexpr Field kTrainingFields[] = {
    {From::kJob, "input_mode", Into::kSetting, "input_mode"},
    {From::kJob, "image_uri image_name training_image", Into::kSetting, "image"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kJob, "metric_definitions", Into::kSetting, "metric_definitions"},
    {From::kOutputs, ""},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "max_run train_max_run", Into::kSetting, "max_runtime"},
    {From::kJob, "max_wait", Into::kSetting, "max_wait"},
    {From::kJob, "stopping_condition", Into::kSetting, "stopping_condition"},
    {From::kJob, "volume_size train_volume_size", Into::kSetting, "volume_size"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key"},
    {From::kJob, "instance_count train_instance_count", Into::kSetting, "instance_count"},
    {From::kJob, "instance_type train_instance_type", Into::kSetting, "instance_type"},
    {From::kJob, "instance_groups", Into::kSetting, "instance_groups"},
    {From::kJob, "compute", Into::kSetting, "compute"},
    {From::kJob, "role", Into::kSetting, "role"},
    {From::kInputs, ""},
    {From::kJob, "subnets", Into::kSetting, "subnets"},
    {From::kJob, "security_group_ids", Into::kSetting, "security_groups"},
    {From::kJob, "networking", Into::kSetting, "network"},
    {From::kJob, "use_spot_instances", Into::kSetting, "spot"},
    {From::kJob, "enable_network_isolation", Into::kSetting, "network_isolation"},
    {From::kJob, "hyperparameters", Into::kArgument, "hyperparameters"},
    {From::kJob, "tags", Into::kSetting, "tags"},
    {From::kJob, "environment", Into::kSetting, "environment"},
    {From::kJob, "max_retry_attempts", Into::kSetting, "max_retry_attempts"},
    {From::kJob, "checkpoint_s3_uri", Into::kArgument, "checkpoint_s3_uri"},
    {From::kJob, "checkpoint_local_path", Into::kArgument, "checkpoint_local_path"},
    {From::kJob, "entry_point", Into::kArgument, "entry_point"},
    {From::kJob, "source_dir", Into::kArgument, "source_dir"},
    {From::kJob, "dependencies", Into::kArgument, "dependencies"},
    {From::kJob, "source_code", Into::kArgument, "source_code"},
    {From::kJob, "distribution distributions", Into::kSetting, "distribution"},
};

constexpr Field kTunerFields[] = {
    {From::kJob, "strategy", Into::kSetting, "strategy"},
    {From::kJob, "max_jobs", Into::kSetting, "max_jobs"},
    {From::kJob, "max_parallel_jobs", Into::kSetting, "max_parallel_jobs"},
    {From::kJob, "max_runtime_in_seconds", Into::kSetting, "max_runtime"},
    {From::kJob, "early_stopping_type", Into::kSetting, "early_stopping"},
    {From::kJob, "objective_type", Into::kArgument, "objective_type"},
    {From::kJob, "objective_metric_name objective_metric_name_dict", Into::kArgument, "objective"},
    {From::kJob, "hyperparameter_ranges hyperparameter_ranges_dict", Into::kArgument, "ranges"},
    {From::kJob, "metric_definitions metric_definitions_dict", Into::kSetting,
     "metric_definitions"},
    {From::kJob, "estimator_name model_trainer_name", Into::kNowhere},
};

constexpr Field kTunerEndFields[] = {
    {From::kJob, "warm_start_config", Into::kArgument, "warm_start"},
    {From::kJob, "tags", Into::kSetting, "tags"},
    {From::kJob, "estimator model_trainer", Into::kNowhere},
};

constexpr Field kTransformFields[] = {
    {From::kJob, "model_name", Into::kInput, "ModelName", "ModelName"},
    {From::kCall, "data", Into::kInput, "data", "TransformInput.DataSource.S3DataSource.S3Uri"},
    {From::kCall, "data_type", Into::kArgument, "data_type"},
    {From::kCall, "content_type", Into::kArgument, "content_type"},
    {From::kCall, "compression_type", Into::kArgument, "compression_type"},
    {From::kCall, "split_type", Into::kArgument, "split_type"},
    {From::kOutputs, ""},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "accept", Into::kArgument, "accept"},
    {From::kJob, "assemble_with", Into::kArgument, "assemble_with"},
    {From::kJob, "instance_count", Into::kSetting, "instance_count"},
    {From::kJob, "instance_type", Into::kSetting, "instance_type"},
    {From::kJob, "volume_kms_key", Into::kSetting, "volume_kms_key"},
    {From::kJob, "strategy", Into::kArgument, "strategy"},
    {From::kJob, "max_concurrent_transforms", Into::kSetting, "max_concurrent_transforms"},
    {From::kJob, "max_payload", Into::kSetting, "max_payload"},
    {From::kJob, "env", Into::kSetting, "environment"},
    {From::kCall, "input_filter", Into::kArgument, "input_filter"},
    {From::kCall, "output_filter", Into::kArgument, "output_filter"},
    {From::kCall, "join_source", Into::kArgument, "join_source"},
    {From::kJob, "tags", Into::kSetting, "tags"},
};

constexpr Field kAutoMlFields[] = {
    {From::kInputs, ""},
    {From::kOutputs, ""},
    {From::kJob, "output_kms_key", Into::kSetting, "output_kms_key"},
    {From::kJob, "role", Into::kSetting, "role"},
    {From::kJob, "target_attribute_name", Into::kArgument, "target"},
    {From::kJob, "problem_type", Into::kArgument, "problem_type"},
    {From::kJob, "job_objective", Into::kArgument, "objective"},
    {From::kJob, "tags", Into::kSetting, "tags"},
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
  const Instance* object = nullptr;
  JobCall call;
};

Job FindJob(Builder& b, std::string_view legacy_name) {
  Job job;
  if (b.step_args != nullptr) {
    job.call = ReadJobCall(b.reader, b.step_args);
    job.object = job.call.job;
    // What is handed to code that is not known may end in the request.
    if (!job.call.found || job.object == nullptr) {
      b.reader.Uncertainly([&] { b.reader.Read(b.step_args); });
    }
    return job;
  }
  Ref legacy = b.Argument(legacy_name);
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
void ReadTunedEstimators(Builder& b, const Instance* tuner, const python::Namespace& call) {
  if (tuner == nullptr) return;
  for (const std::string_view name : {"estimator", "model_trainer"}) {
    if (const auto* estimator = As<Instance>(tuner->attributes.Find(name))) {
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

}  // namespace

void BuildProcessing(Builder& b) {
  const Job job = FindJob(b, "processor");
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  fields.Read(kProcessingFields, &ReadProcessingInputs, &ReadProcessingOutputs);
  fields.ReadRest();
  ReadPropertyFiles(b);
}

void BuildTraining(Builder& b) {
  const Job job = FindJob(b, "estimator");
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  ReadEstimator(fields);
  fields.ReadRest();
  b.AddStandardOutputs();
}

void BuildTuning(Builder& b) {
  const Job job = FindJob(b, "tuner");
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  fields.Read(kTunerFields);
  ReadTunedEstimators(b, job.object, job.call.arguments);
  fields.Read(kTunerEndFields);
  fields.Find(From::kCall, "inputs");
  fields.Find(From::kJob, "estimator_dict model_trainer_dict");
  fields.ReadRest();
  if (Ref arguments = b.Argument("job_arguments")) {
    b.SetArgument("arguments", b.reader.Read(arguments));
  }
  b.AddStandardOutputs();
}

void BuildTransform(Builder& b) {
  if (b.step.part == Part::kTransform) return BuildTransformPart(b);
  Job job = FindJob(b, "transformer");
  const auto* inputs = As<Instance>(b.Argument("inputs"));
  if (b.step_args == nullptr && inputs != nullptr) job.call.arguments = inputs->attributes;
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  ReadTransform(fields);
  fields.ReadRest();
}

void ReadTransform(FieldReader& fields) {
  fields.Read(kTransformFields, nullptr, &ReadTransformOutput);
  fields.builder().AddStandardOutputs();
}

void BuildAutoMl(Builder& b) {
  const Job job = FindJob(b, "auto_ml");
  FieldReader fields(b, {.job = job.object, .call = &job.call.arguments});
  fields.Read(kAutoMlFields, &ReadChannels, &ReadTrainingOutput);
  fields.ReadRest();
  b.AddStandardOutputs();
}

Ref OutputsOf(const StepObject& step) {
  if (Ref outputs = Attribute(*step.source, "outputs")) return outputs;
  const auto* call = As<python::Opaque>(step.source->attributes.Find("step_args"));
  return call == nullptr ? nullptr : call->keywords.Find("outputs");
}

}  // namespace smgraph::sagemaker
