#include <string>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

// Requests of a ModelTrainer of SDK v3 (reference: SDK methods
// ModelTrainer._create_training_job_args and create_input_data_channel, class TrainDefaults).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Ref;
using When = Member::When;

constexpr std::string_view kCodeChannel = "code";
constexpr std::string_view kDriversChannel = "sm_drivers";
constexpr std::string_view kTrainerCommand =
    "chmod +x /opt/ml/input/data/sm_drivers/sm_train.sh && "
    "/opt/ml/input/data/sm_drivers/sm_train.sh";
constexpr int kTrainerRuntime = 3600;

// Keys stand in the order of the SDK's shapes, which leave out what is false.
constexpr Member kTrainerS3[] = {
    {"S3DataType", "s3_data_type", When::kTrue},
    {"S3Uri", "s3_uri", When::kTrue},
    {"S3DataDistributionType", "s3_data_distribution_type", When::kTrue},
    {"AttributeNames", "attribute_names", When::kTrue},
    {"InstanceGroupNames", "instance_group_names", When::kTrue},
};
constexpr Member kTrainerFiles[] = {
    {"FileSystemId", "file_system_id", When::kTrue},
    {"FileSystemAccessMode", "file_system_access_mode", When::kTrue},
    {"FileSystemType", "file_system_type", When::kTrue},
    {"DirectoryPath", "directory_path", When::kTrue},
};
constexpr Member kChannelRest[] = {
    {"ContentType", "content_type", When::kTrue},
    {"CompressionType", "compression_type", When::kTrue},
    {"RecordWrapperType", "record_wrapper_type", When::kTrue},
    {"InputMode", "input_mode", When::kTrue},
    {"ShuffleConfig.Seed", "shuffle_config.seed", When::kTrue},
};
constexpr Member kTrainerCompute[] = {
    {"VolumeKmsKeyId", "volume_kms_key_id", When::kTrue},
    {"KeepAlivePeriodInSeconds", "keep_alive_period_in_seconds", When::kTrue},
    {"InstanceGroups", "instance_groups", When::kTrue},
    {"TrainingPlanArn", "training_plan_arn", When::kTrue},
    {"InstancePlacementConfig", "instance_placement_config", When::kTrue},
    {"InstancePreferences", "instance_preferences", When::kTrue},
};
constexpr Member kTrainerVpc[] = {{"SecurityGroupIds", "security_group_ids", When::kTrue},
                                  {"Subnets", "subnets", When::kTrue}};
constexpr Member kTrainerStopping[] = {
    {"MaxRuntimeInSeconds", "max_runtime_in_seconds", When::kTrue},
    {"MaxWaitTimeInSeconds", "max_wait_time_in_seconds", When::kTrue},
    {"MaxPendingTimeInSeconds", "max_pending_time_in_seconds", When::kTrue},
};

Value TrainerPart(Reader& reader, Ref object, std::string_view name, Value otherwise) {
  Value part = PartValue(reader, object, name);
  return part.null() ? std::move(otherwise) : part;
}

/// "<image's name>-job" where the trainer has no name (reference: get_base_job_name).
Value TrainerName(FieldReader& fields) {
  Reader& reader = fields.builder().reader;
  Ref trainer = fields.sources().job;
  if (Value base = PartValue(reader, trainer, "base_job_name"); !base.null()) return base;
  Value name = PartValue(reader, trainer, "algorithm_name");
  if (name.null()) name = ImageName(PartValue(reader, trainer, "training_image"));
  return TextBuilder().Add(name.null() ? Gap(kImageName) : name).Add("-job").Finish();
}

Value InTrainerBucket(FieldReader& fields, std::initializer_list<Value> rest) {
  Reader& reader = fields.builder().reader;
  Ref trainer = fields.sources().job;
  return JoinPath(
      {"s3://", BucketOf(reader, trainer), BucketPrefixOf(reader, trainer), JoinPath(rest)});
}

Value TrainerJobName(FieldReader& fields) {
  return TextBuilder().Add(TrainerName(fields)).Add("-").Add(Gap(kTimestamp)).Finish();
}

/// Where what lies on the machine is uploaded to.
Value UploadedByTrainer(FieldReader& fields, const Value& channel, const Value& path) {
  const Value root = TrainerPart(fields.builder().reader, fields.sources().job,
                                 "input_s3_key_prefix", TrainerName(fields));
  const Value file = BaseName(path);
  const bool is_file = GapText(file).find('.') != std::string::npos;
  return InTrainerBucket(
      fields, {root, TrainerJobName(fields), "input", channel, is_file ? file : Value("")});
}

Value TrainerChannel(FieldReader& fields, Value name, Value uri) {
  if (IsLocal(uri)) uri = UploadedByTrainer(fields, name, uri);
  graph::Map channel;
  channel.Set("ChannelName", std::move(name));
  SetAt(channel, "DataSource.S3DataSource.S3DataType", "S3Prefix");
  SetAt(channel, "DataSource.S3DataSource.S3Uri", std::move(uri));
  SetAt(channel, "DataSource.S3DataSource.S3DataDistributionType", "FullyReplicated");
  return channel;
}

bool IsCallOf(Ref object, std::string_view name) {
  const auto* call = As<python::Opaque>(object);
  const std::string made = call == nullptr ? "" : frontends::ImportedName(call->base);
  return made.substr(made.rfind('.') + 1) == name;
}

/// What a channel reads, given as an object of the SDK; false for anything else.
bool SetTrainerSource(Reader& reader, Ref source, graph::Map& channel) {
  if (Ref s3 = PartOf(source, "s3_data_source")) source = s3;
  if (Ref files = PartOf(source, "file_system_data_source")) source = files;
  graph::Map data;
  const bool s3 = IsCallOf(source, "S3DataSource");
  if (!s3 && !IsCallOf(source, "FileSystemDataSource")) return false;
  CompileMembers(reader, s3 ? std::span<const Member>(kTrainerS3) : kTrainerFiles, source, data);
  SetAt(channel, s3 ? "DataSource.S3DataSource" : "DataSource.FileSystemDataSource",
        std::move(data));
  return true;
}

/// An InputData, whose source may be a place or a path; a Channel is what it says.
Value CompileTrainerChannel(FieldReader& fields, Ref item) {
  Reader& reader = fields.builder().reader;
  Ref source = PartOf(item, "data_source");
  Value name = PartValue(reader, item, "channel_name");
  if (source == nullptr || name.null()) return reader.ReadUnknown(item);
  graph::Map channel;
  channel.Set("ChannelName", name);
  if (SetTrainerSource(reader, source, channel)) {
    CompileMembers(reader, kChannelRest, item, channel);
    return channel;
  }
  if (IsCallOf(item, "Channel")) return reader.ReadUnknown(item);
  Value plain = TrainerChannel(fields, std::move(name), CompileValue(reader, source));
  auto* map = plain.As<graph::Map>();
  if (Value type = PartValue(reader, item, "content_type"); !type.null()) {
    map->Set("ContentType", std::move(type));
  }
  map->Set("InputMode", "File");
  return plain;
}

/// Those of the call take the place of the trainer's own with the same name.
void AddTrainerChannels(FieldReader& fields, From from, graph::List& channels) {
  Ref given = fields.Peek(from, "input_data_config");
  if (given == nullptr) return;
  const auto* list = ItemsIn(given);
  for (Ref item : list == nullptr ? std::vector<Ref>{given} : *list) {
    if (item->kind == python::Kind::kAbsent) continue;
    Value channel = CompileTrainerChannel(fields, item);
    const auto* map = channel.As<graph::Map>();
    const Value* name = map == nullptr ? nullptr : map->Find("ChannelName");
    const auto same = std::ranges::find_if(channels.items, [&](const Value& other) {
      const auto* known = other.As<graph::Map>();
      const Value* called = known == nullptr ? nullptr : known->Find("ChannelName");
      return name != nullptr && called != nullptr && *called == *name;
    });
    if (same == channels.items.end()) {
      channels.items.push_back(std::move(channel));
    } else {
      *same = std::move(channel);
    }
  }
}

void AddTrainerFiles(FieldReader& fields, std::string_view name, Value uri, graph::List& channels) {
  Value channel = TrainerChannel(fields, name, std::move(uri));
  channel.As<graph::Map>()->Set("InputMode", "File");
  channels.items.push_back(std::move(channel));
}

Compiled CompileTrainerChannels(FieldReader& fields, Ref) {
  graph::List channels;
  AddTrainerChannels(fields, From::kJob, channels);
  AddTrainerChannels(fields, From::kCall, channels);
  if (Ref code = fields.Peek(From::kJob, "source_code")) {
    Value folder = PartValue(fields.builder().reader, code, "source_dir");
    if (!folder.null()) AddTrainerFiles(fields, kCodeChannel, std::move(folder), channels);
    AddTrainerFiles(fields, kDriversChannel, std::string(kDriversChannel), channels);
  }
  if (channels.items.empty()) return std::nullopt;
  return channels;
}

/// The SDK looks up the image of its own repack steps only.
Compiled CompileTrainerImage(FieldReader& fields, Ref value) {
  if (value == nullptr && fields.Peek(From::kJob, "algorithm_name") != nullptr) {
    return std::nullopt;
  }
  return CompileImage(fields, value);
}

Compiled CompileTrainerEntrypoint(FieldReader&, Ref value) {
  if (value == nullptr) return std::nullopt;
  return graph::List{{"/bin/bash"}};
}

Compiled CompileTrainerArguments(FieldReader&, Ref value) {
  if (value == nullptr) return std::nullopt;
  return graph::List{{"-c", kTrainerCommand}};
}

/// Text and pipeline variables are themselves, anything else is JSON.
Compiled CompileTrainerParameters(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  graph::Map parameters;
  const auto* dict = As<python::Dict>(value);
  if (dict == nullptr && value != nullptr) return reader.ReadUnknown(value);
  if (dict != nullptr) {
    for (const auto& [key, item] : dict->items) {
      if (item->kind == python::Kind::kAbsent) continue;
      Value compiled = CompileValue(reader, item);
      const bool itself = IsExpression(compiled) || item->kind == python::Kind::kStr ||
                          item->kind == python::Kind::kTemplate || python::Unsure(item);
      parameters.Set(GapText(CompileText(reader, key)),
                     itself ? std::move(compiled) : JsonText(compiled));
    }
  }
  const bool parallel = PartOf(fields.Peek(From::kJob, "distributed"), "smp") != nullptr;
  if (parallel || (dict != nullptr && dict->open)) {
    parameters.Set("**", graph::Unknown{"more hyperparameters that are not known", "**",
                                        fields.builder().step.span});
  }
  return parameters;
}

/// Instances are of one type, unless groups or preferences say more.
Compiled CompileTrainerCompute(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  graph::Map resources;
  const bool several = PartOf(value, "instance_groups") != nullptr ||
                       PartOf(value, "instance_preferences") != nullptr;
  const auto set = [&](std::string_view key, std::string_view name, Value otherwise) {
    Value part = TrainerPart(reader, value, name, std::move(otherwise));
    if (!part.null()) resources.Set(key, std::move(part));
  };
  set("InstanceType", "instance_type", several ? Value() : Value("ml.m5.xlarge"));
  set("InstanceCount", "instance_count", several ? Value() : Value(1));
  set("VolumeSizeInGB", "volume_size_in_gb", 30);
  CompileMembers(reader, kTrainerCompute, value, resources);
  return resources;
}

Compiled CompileTrainerNetwork(FieldReader& fields, Ref value) {
  graph::Map network;
  CompileMembers(fields.builder().reader, kTrainerVpc, value, network);
  if (network.items.empty()) return std::nullopt;
  return network;
}

/// Tag(key=…, value=…), or a dict with the same keys.
Compiled CompileTrainerTags(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  const auto* list = ItemsIn(value);
  if (list == nullptr) return CompileTags(fields, value);
  graph::List tags;
  for (Ref item : *list) {
    const auto* dict = As<python::Dict>(item);
    graph::Map tag;
    for (const auto& [key, name] : {std::pair{"Key", "key"}, std::pair{"Value", "value"}}) {
      Ref part = dict == nullptr ? PartOf(item, name) : dict->Find(name);
      tag.Set(key, part == nullptr ? reader.ReadUnknown(item) : CompileValue(reader, part));
    }
    tags.items.emplace_back(std::move(tag));
  }
  if (tags.items.empty()) return std::nullopt;
  return tags;
}

Compiled CompileTrainerStopping(FieldReader& fields, Ref value) {
  graph::Map stopping;
  if (value == nullptr) {
    stopping.Set("MaxRuntimeInSeconds", kTrainerRuntime);
  } else {
    CompileMembers(fields.builder().reader, kTrainerStopping, value, stopping);
  }
  return stopping;
}

/// The SDK's own configuration of repack steps leaves the compression open.
Compiled CompileTrainerOutput(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  graph::Map output;
  output.Set("S3OutputPath", TrainerPart(reader, value, "s3_output_path",
                                         InTrainerBucket(fields, {TrainerName(fields)})));
  if (Value key = PartValue(reader, value, "kms_key_id"); !key.null()) {
    output.Set("KmsKeyId", std::move(key));
  }
  const bool own = As<python::Instance>(value) != nullptr;
  if (Value type = TrainerPart(reader, value, "compression_type", own ? Value() : Value("GZIP"));
      !type.null()) {
    output.Set("CompressionType", std::move(type));
  }
  return output;
}

Compiled CompileTrainerCheckpoints(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  Reader& reader = fields.builder().reader;
  graph::Map checkpoints;
  checkpoints.Set("S3Uri",
                  TrainerPart(reader, value, "s3_uri",
                              InTrainerBucket(fields, {TrainerName(fields), TrainerJobName(fields),
                                                       "checkpoints"})));
  checkpoints.Set("LocalPath", TrainerPart(reader, value, "local_path", "/opt/ml/checkpoints"));
  return checkpoints;
}

Compiled CompileTrainerEnvironment(FieldReader& fields, Ref value) {
  const auto* dict = As<python::Dict>(value);
  if (value == nullptr || (dict != nullptr && dict->items.empty() && !dict->open)) {
    return std::nullopt;
  }
  return CompileValue(fields.builder().reader, value);
}

/// A flag of the compute or network configuration.
template <const char* kName>
Compiled CompileFlagOf(FieldReader& fields, Ref value) {
  Value flag = PartValue(fields.builder().reader, value, kName);
  if (flag.null()) return std::nullopt;
  return flag;
}
constexpr char kSpotFlag[] = "enable_managed_spot_training";
constexpr char kEncryptedFlag[] = "enable_inter_container_traffic_encryption";
constexpr char kIsolatedFlag[] = "enable_network_isolation";

constexpr Field kTrainerFields[] = {
    {From::kJob, "training_input_mode", Into::kRequest, "",
     "AlgorithmSpecification.TrainingInputMode", &CompileInputMode},
    {From::kJob, "training_image", Into::kRequest, "", "AlgorithmSpecification.TrainingImage",
     &CompileTrainerImage},
    {From::kJob, "algorithm_name", Into::kRequest, "", "AlgorithmSpecification.AlgorithmName"},
    {From::kJob, "source_code", Into::kRequest, "", "AlgorithmSpecification.ContainerEntrypoint",
     &CompileTrainerEntrypoint},
    {From::kJob, "source_code", Into::kRequest, "", "AlgorithmSpecification.ContainerArguments",
     &CompileTrainerArguments},
    {From::kJob, "training_image_config", Into::kRequest, "",
     "AlgorithmSpecification.TrainingImageConfig"},
    {From::kJob, "hyperparameters", Into::kRequest, "", "HyperParameters",
     &CompileTrainerParameters},
    {From::kInputs, "", Into::kRequest, "", "InputDataConfig", &CompileTrainerChannels},
    {From::kJob, "compute", Into::kRequest, "", "ResourceConfig", &CompileTrainerCompute},
    {From::kJob, "networking", Into::kRequest, "", "VpcConfig", &CompileTrainerNetwork},
    {From::kJob, "role", Into::kRequest, "", "RoleArn", &CompileRole},
    {From::kJob, "tags", Into::kRequest, "", "Tags", &CompileTrainerTags},
    {From::kJob, "stopping_condition", Into::kRequest, "", "StoppingCondition",
     &CompileTrainerStopping},
    {From::kJob, "output_data_config", Into::kRequest, "", "OutputDataConfig",
     &CompileTrainerOutput},
    {From::kJob, "checkpoint_config", Into::kRequest, "", "CheckpointConfig",
     &CompileTrainerCheckpoints},
    {From::kJob, "environment", Into::kRequest, "", "Environment", &CompileTrainerEnvironment},
    {From::kJob, "compute", Into::kRequest, "", "EnableManagedSpotTraining",
     &CompileFlagOf<kSpotFlag>},
    {From::kJob, "networking", Into::kRequest, "", "EnableInterContainerTrafficEncryption",
     &CompileFlagOf<kEncryptedFlag>},
    {From::kJob, "networking", Into::kRequest, "", "EnableNetworkIsolation",
     &CompileFlagOf<kIsolatedFlag>},
    {From::kJob, "model_package_config", Into::kRequest, "", "ModelPackageConfig"},
};

}  // namespace

std::span<const Field> TrainerFields() {
  return kTrainerFields;
}

}  // namespace smgraph::sagemaker
