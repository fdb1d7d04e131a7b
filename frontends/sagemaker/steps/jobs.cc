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
#include "frontends/sagemaker/steps/job.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/words.h"

// Steps that run a job without training: processing, transform, AutoML. What the job object and the
// call of its method say, in the order of the SDK's requests (reference: SDK methods to_request and
// the classes _ProcessingJob, _TransformJob, _AutoMLJob).
namespace smgraph::sagemaker {
namespace {

using graph::StepKind;
using python::As;
using python::Instance;
using python::Ref;

constexpr Field kProcessingFields[] = {
    {From::kStep, "", Into::kRequest, "", "ProcessingJobName", &CompileProcessingName},
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

constexpr Field kTransformFields[] = {
    {From::kStep, "", Into::kRequest, "", "TransformJobName", &CompileTransformName},
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

void BuildProcessing(Builder& b) {
  const Job job = FindJob(b);
  FieldReader fields = FieldsOf(b, job);
  fields.Read(kProcessingFields, &ReadProcessingInputs, &ReadProcessingOutputs);
  fields.ReadRest();
  ReadPropertyFiles(b);
}

/// v3 writes the keys in the order of its shapes.
void SortTransform(graph::Map& request) {
  SortKeys(request, "TransformOutput", "S3OutputPath Accept AssembleWith KmsKeyId");
  SortKeys(request, "TransformResources", "InstanceType InstanceCount VolumeKmsKeyId");
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
constexpr PortList kAutoMlPorts[] = {
    {"InputDataConfig", "ChannelType", "DataSource.S3DataSource.S3Uri"}};
constexpr StandardOutput kTransformOutputs[] = {
    {"TransformOutput", "TransformOutput.S3OutputPath", "TransformOutput.S3OutputPath"}};
constexpr StandardOutput kAutoMlOutputs[] = {{"BestCandidate", "BestCandidate"}};

}  // namespace

const StepType kProcessing = {.type = "Processing",
                              .kind = StepKind::kProcessing,
                              .classes = "ProcessingStep ProcessingStepV3",
                              .job = "processor",
                              .shape = "DescribeProcessingJobResponse",
                              .build = &BuildProcessing,
                              .fields = kProcessingFields,
                              .ports = kProcessingPorts};

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

void ReadTransform(FieldReader& fields) {
  fields.Read(kTransformFields, nullptr, &ReadTransformOutput);
}

Ref OutputsOf(const StepObject& step) {
  if (Ref outputs = Attribute(*step.source, "outputs")) return outputs;
  const auto* call = As<python::Opaque>(step.source->attributes.Find("step_args"));
  return call == nullptr ? nullptr : call->keywords.Find("outputs");
}

}  // namespace smgraph::sagemaker
