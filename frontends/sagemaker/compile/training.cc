#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/repack.h"
#include "graph/base/words.h"

// Requests of training jobs (reference: SDK classes EstimatorBase, Estimator, Framework,
// _TrainingJob).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

constexpr std::string_view kIsolatedCode = "/opt/ml/input/data/code/sourcedir.tar.gz";
constexpr int kDefaultLogLevel = 20;

Ref JobPart(FieldReader& fields, std::string_view names) {
  return fields.Peek(From::kJob, names);
}

Value JobValue(FieldReader& fields, std::string_view names) {
  Ref part = JobPart(fields, names);
  return part == nullptr ? Value() : CompileValue(fields.builder().reader, part);
}

bool IsTrue(FieldReader& fields, std::string_view names) {
  const auto* flag = As<python::Bool>(JobPart(fields, names));
  return flag != nullptr && flag->value;
}

bool RunsScript(FieldReader& fields) {
  const auto* dependencies = ItemsIn(JobPart(fields, "dependencies"));
  return JobPart(fields, "entry_point source_dir") != nullptr ||
         (dependencies != nullptr && !dependencies->empty());
}

Value S3Channel(Value uri) {
  graph::Map channel;
  SetAt(channel, "DataSource.S3DataSource.S3DataType", "S3Prefix");
  SetAt(channel, "DataSource.S3DataSource.S3Uri", std::move(uri));
  SetAt(channel, "DataSource.S3DataSource.S3DataDistributionType", "FullyReplicated");
  return channel;
}

void AddNamed(graph::List& channels, Value channel, Value name) {
  if (auto* map = channel.As<graph::Map>()) map->Set("ChannelName", std::move(name));
  channels.items.push_back(std::move(channel));
}

bool IsTrainingInput(Ref value) {
  return IsModel(value, "TrainingInput") || IsModel(value, "FileSystemInput");
}

Value CompileChannel(Reader& reader, Ref data) {
  Value compiled = CompileValue(reader, data);
  return IsTrainingInput(data) ? compiled : S3Channel(std::move(compiled));
}

/// The channels that were passed: one, or several by name.
void AddGivenChannels(FieldReader& fields, graph::List& channels) {
  Reader& reader = fields.builder().reader;
  Ref inputs = fields.Peek(From::kCall, "inputs");
  if (inputs == nullptr) return;
  const auto* dict = As<python::Dict>(inputs);
  if (dict == nullptr) return AddNamed(channels, CompileChannel(reader, inputs), "training");
  for (const auto& [name, data] : dict->items) {
    if (data->kind != python::Kind::kAbsent) {
      AddNamed(channels, CompileChannel(reader, data), CompileText(reader, name));
    }
  }
}

Value DefaultOutput(FieldReader& fields) {
  Reader& reader = fields.builder().reader;
  Ref job = fields.sources().job;
  return TextBuilder()
      .Add(JoinPath({"s3://", BucketOf(reader, job), BucketPrefixOf(reader, job)}))
      .Add("/")
      .Finish();
}

Value OutputPath(FieldReader& fields) {
  Value path = JobValue(fields, "output_path");
  return path.null() ? DefaultOutput(fields) : path;
}

Value TrainingJobName(FieldReader& fields) {
  return JobName(fields, JobValue(fields, "base_job_name"),
                 JobPart(fields, "image_uri image_name"));
}

/// Where the archive with the user's code is put (reference: SDK method _stage_user_code_in_s3).
/// The hash of the files is known for jobs that a pipeline session defers.
Value TrainingCodeFolder(FieldReader& fields) {
  Builder& b = fields.builder();
  const bool deferred = As<python::Opaque>(b.step_args) != nullptr;
  const bool hashed = deferred && b.step.type->type == "Training" &&
                      (IsLocal(JobValue(fields, "source_dir entry_point")));
  if (hashed) return JoinPath({b.reader.compilation()->pipeline, "code", Gap(kCodeHash)});
  return JoinPath({TrainingJobName(fields), "source"});
}

Value SubmitDirectory(FieldReader& fields) {
  Reader& reader = fields.builder().reader;
  Ref job = fields.sources().job;
  const Value source_dir = JobValue(fields, "source_dir");
  if (IsExpression(source_dir) || BeginsWith(source_dir, "s3://")) return source_dir;
  const Value location = JobValue(fields, "code_location");
  const Value output = JobValue(fields, "output_path");
  const Value folder = TrainingCodeFolder(fields);
  if (!location.null()) return JoinPath({location, folder, "sourcedir.tar.gz"});
  if (output.null() || IsExpression(output)) {
    return JoinPath(
        {"s3://", BucketOf(reader, job), BucketPrefixOf(reader, job), folder, "sourcedir.tar.gz"});
  }
  return JoinPath({"s3://", SplitS3(output).first, folder, "sourcedir.tar.gz"});
}

void AddScriptParameters(FieldReader& fields, graph::Map& parameters) {
  const bool isolated =
      IsTrue(fields, "enable_network_isolation") && JobPart(fields, "entry_point") != nullptr;
  const Value entry = JobValue(fields, "entry_point");
  const bool folder = JobPart(fields, "source_dir") != nullptr;
  Value level = JobValue(fields, "container_log_level");
  if (level.null()) level = kDefaultLogLevel;
  const auto set = [&](std::string_view key, const Value& value) {
    parameters.Set(key, IsExpression(value) ? value : JsonText(AsText(value)));
  };
  set("sagemaker_submit_directory", isolated ? Value(kIsolatedCode) : SubmitDirectory(fields));
  set("sagemaker_program", folder ? entry : BaseName(entry));
  set("sagemaker_container_log_level", level);
  if (fields.builder().step.type->type == "Tuning") {
    set("sagemaker_job_name", TrainingJobName(fields));
  }
  set("sagemaker_region", Gap(kRegion));
}

/// The class's own hyperparameters: of the script for a framework, in JSON; of an algorithm as
/// text.
void AddGivenParameters(FieldReader& fields, graph::Map& parameters) {
  Reader& reader = fields.builder().reader;
  const bool json = IsFramework(fields.sources().job) || JobPart(fields, "source_dir") != nullptr;
  if (!IsFramework(fields.sources().job) && !IsModel(fields.sources().job, "Estimator")) {
    parameters.Set("**", graph::Unknown{"the hyperparameters of this estimator", "**",
                                        fields.builder().step.span});
    return;
  }
  Ref given = JobPart(fields, "hyperparameters");
  const auto* dict = As<python::Dict>(given);
  if (dict == nullptr) {
    if (given != nullptr) parameters.Set("**", reader.ReadUnknown(given));
    return;
  }
  for (const auto& [key, value] : dict->items) {
    if (value->kind == python::Kind::kAbsent) continue;
    parameters.Set(GapText(CompileText(reader, key)),
                   json ? CompileJson(reader, value) : CompileText(reader, value));
  }
  if (dict->open) {
    parameters.Set("**", graph::Unknown{"more hyperparameters that are not known", "**",
                                        fields.builder().step.span});
  }
}

/// What a framework adds: where TensorFlow puts its models, how a job is distributed (reference:
/// SDK methods hyperparameters of the frameworks).
void AddFrameworkParameters(FieldReader& fields, graph::Map& parameters) {
  if (IsFramework(fields.sources().job)) AddDistribution(fields, parameters);
  if (IsModel(fields.sources().job, "RLEstimator")) {
    const Value output = OutputPath(fields);
    parameters.Set("sagemaker_s3_output", IsExpression(output) ? output : JsonText(AsText(output)));
    parameters.Set("sagemaker_estimator", JsonText("RLEstimator"));
  }
  if (!IsModel(fields.sources().job, "TensorFlow")) return;
  const Value given = JobValue(fields, "model_dir");
  if (given == Value(false)) return;
  const Value output = JobValue(fields, "output_path");
  const Value root = output.null() || IsExpression(output) ? DefaultOutput(fields) : output;
  Value folder = given;
  if (given.null()) {
    folder = DistributesBy(fields, "mpi") ? Value("/opt/ml/model")
                                          : JoinPath({root, TrainingJobName(fields), "model"});
  }
  parameters.Set("model_dir", IsExpression(folder) ? folder : JsonText(AsText(folder)));
}

/// Debugger and checkpoints of distributed jobs exclude each other (reference: SDK method
/// Framework._validate_and_set_debugger_configs).
bool ExcludesDebugger(FieldReader& fields) {
  const python::ClassModel* model = ModelOf(fields.sources().job);
  if (IsModel(fields.sources().job, "TensorFlow") && DistributesBy(fields, "parameter_server")) {
    return true;
  }
  if (model == nullptr || !HasWord("MXNet PyTorch TensorFlow", model->name)) return false;
  if (JobPart(fields, "checkpoint_s3_uri") == nullptr ||
      JobPart(fields, "checkpoint_local_path") == nullptr) {
    return false;
  }
  const auto* count = As<python::Int>(JobPart(fields, "instance_count"));
  return count == nullptr || count->value > 1 || JobPart(fields, "distribution") != nullptr;
}

}  // namespace

Compiled CompileInputMode(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  Ref inputs = fields.Peek(From::kCall, "inputs");
  if (IsModel(inputs, "TrainingInput")) {
    if (Value mode = PartValue(reader, inputs, "input_mode"); !mode.null()) return mode;
  }
  return value == nullptr ? Value("File") : CompileValue(reader, value);
}

Compiled CompileChannels(FieldReader& fields, Ref) {
  graph::List channels;
  AddGivenChannels(fields, channels);
  if (Value model = JobValue(fields, "model_uri"); !model.null()) {
    Value channel = S3Channel(std::move(model));
    channel.As<graph::Map>()->Set("ContentType", "application/x-sagemaker-model");
    channel.As<graph::Map>()->Set("InputMode", "File");
    Value name = JobValue(fields, "model_channel_name");
    AddNamed(channels, std::move(channel), name.null() ? Value("model") : std::move(name));
  }
  if (IsTrue(fields, "enable_network_isolation") && JobPart(fields, "entry_point") != nullptr) {
    AddNamed(channels, S3Channel(SubmitDirectory(fields)), "code");
  }
  if (channels.items.empty() && fields.Peek(From::kCall, "inputs") == nullptr) return std::nullopt;
  return channels;
}

Compiled CompileOutputPath(FieldReader& fields, Ref) {
  return OutputPath(fields);
}

Compiled CompileHyperparameters(FieldReader& fields, Ref) {
  graph::Map parameters;
  AddGivenParameters(fields, parameters);
  if (RunsScript(fields)) AddScriptParameters(fields, parameters);
  AddFrameworkParameters(fields, parameters);
  if (parameters.items.empty() && fields.builder().step.type->type != "Tuning") {
    return std::nullopt;
  }
  return parameters;
}

Compiled CompileInstanceCount(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  if (IsModel(fields.sources().job, "SKLearn")) return 1;
  return std::nullopt;
}

Compiled CompileCompression(FieldReader& fields, Ref value) {
  if (!CompileIfTrue(fields, value)) return std::nullopt;
  return "NONE";
}

namespace {

/// Rules of the debugger bring collections of their own, rules of the profiler do not (reference:
/// SDK method _prepare_collection_configs).
bool BringsCollections(Ref rule) {
  const auto* call = As<python::Opaque>(rule);
  return call == nullptr || call->base == nullptr ||
         frontends::ImportedName(call->base).find("ProfilerRule") == std::string::npos;
}

}  // namespace

Compiled CompileDebugHook(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  if (const auto* flag = As<python::Bool>(value); flag != nullptr && !flag->value) {
    return std::nullopt;
  }
  if (ExcludesDebugger(fields)) return std::nullopt;
  graph::Map hook;
  Value path = PartValue(reader, value, "s3_output_path");
  hook.Set("S3OutputPath", path.null() ? OutputPath(fields) : std::move(path));
  for (const Member& member : {Member{"LocalPath", "container_local_output_path"},
                               Member{"HookParameters", "hook_parameters"}}) {
    CompileMembers(reader, {&member, 1}, value, hook);
  }
  Value collections = PartValue(reader, value, "collection_configs");
  const auto* rules = ItemsIn(fields.Peek(From::kJob, "rules"));
  if (rules != nullptr && std::ranges::any_of(*rules, &BringsCollections)) {
    collections = graph::Unknown{"the collections that the rules of the debugger want",
                                 "collections", fields.builder().step.span};
  }
  hook.Set("CollectionConfigurations",
           collections.null() ? Value(graph::List{}) : std::move(collections));
  return hook;
}

Compiled CompileProfiler(FieldReader& fields, Ref value) {
  Reader& reader = fields.builder().reader;
  graph::Map profiler;
  const auto* type = As<python::Str>(JobPart(fields, "instance_type"));
  const bool accelerated = type != nullptr && type->value.starts_with("ml.trn");
  Value disabled = PartValue(reader, value, "disable_profiler");
  if (disabled.null()) {
    disabled = value == nullptr && (accelerated || IsTrue(fields, "disable_profiler"));
  }
  if (disabled == Value(false)) {
    Value path = PartValue(reader, value, "s3_output_path");
    profiler.Set("S3OutputPath", path.null() ? OutputPath(fields) : std::move(path));
  }
  profiler.Set("DisableProfiler", std::move(disabled));
  constexpr Member kInterval = {"ProfilingIntervalInMilliseconds",
                                "system_monitor_interval_millis"};
  CompileMembers(reader, {&kInterval, 1}, value, profiler);
  for (const std::string_view name : {"framework_profile_params", "profile_params"}) {
    if (Ref parameters = PartOf(value, name)) {
      profiler.Set("ProfilingParameters", reader.ReadUnknown(parameters));
    }
  }
  return profiler;
}

/// Toolkits of reinforcement learning have metrics of their own (reference: SDK method
/// RLEstimator.default_metric_definitions).
Compiled CompileMetricDefinitions(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  if (!IsModel(fields.sources().job, "RLEstimator") || JobPart(fields, "image_uri") != nullptr)
    return std::nullopt;
  constexpr std::string_view kNumber = "([-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?)";
  graph::List metrics;
  const auto add = [&](const char* name, std::string expression) {
    graph::Map metric;
    metric.Set("Name", name);
    metric.Set("Regex", std::move(expression));
    metrics.items.emplace_back(std::move(metric));
  };
  const Value toolkit =
      CompileValue(fields.builder().reader, MemberValue(JobPart(fields, "toolkit")));
  if (toolkit == Value("coach")) {
    add("reward-training", "^Training>.*Total reward=(.*?),");
    add("reward-testing", "^Testing>.*Total reward=(.*?),");
  } else if (toolkit == Value("ray")) {
    add("episode_reward_mean", fmt::format("episode_reward_mean: {}", kNumber));
    add("episode_reward_max", fmt::format("episode_reward_max: {}", kNumber));
  } else {
    return graph::Unknown{"the metrics of this toolkit", "metrics", fields.builder().step.span};
  }
  return metrics;
}

/// Containers of frameworks report metrics from some version on.
Compiled CompileMetrics(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  constexpr std::pair<std::string_view, std::string_view> kSince[] = {
      {"TensorFlow", "1.15"}, {"PyTorch", "1.3"}, {"MXNet", "1.6"}, {"HuggingFace", ""}};
  for (const auto& [name, least] : kSince) {
    if (!IsModel(fields.sources().job, name)) continue;
    if (AtLeastVersion(JobPart(fields, "framework_version"), least) == Answer::kYes) return true;
  }
  return std::nullopt;
}

Compiled CompileRules(FieldReader& fields, Ref value) {
  const auto* list = ItemsIn(value);
  if (value == nullptr || (list != nullptr && list->empty())) return std::nullopt;
  return graph::Unknown{"the rules of the debugger", "rules", fields.builder().step.span};
}

}  // namespace smgraph::sagemaker
