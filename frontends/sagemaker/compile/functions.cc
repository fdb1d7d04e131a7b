#include "frontends/sagemaker/compile/functions.h"

#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

constexpr std::string_view kBootstrap = "sagemaker_remote_function_bootstrap";
constexpr std::string_view kScriptChannel = "pre_exec_script_and_dependencies";
constexpr std::string_view kNotebookChannel = "sagemaker_headless_execution_pipelinestep";

/// An argument of the step, else what the SDK has for it.
Value PartOr(Builder& b, std::string_view name, Value otherwise) {
  Value part = PartValue(b.reader, b.step.source, name);
  return part.null() ? std::move(otherwise) : std::move(part);
}

Value FlagOf(Builder& b, std::string_view name) {
  return PartOr(b, name, false);
}

void SetIf(graph::Map& map, std::string_view path, Value value) {
  if (!value.null()) SetAt(map, path, std::move(value));
}

Value RootUri(Builder& b) {
  Value root = PartValue(b.reader, b.step.source, "s3_root_uri");
  Ref session = b.reader.compilation()->session;
  return root.null() ? JoinPath({"s3://", SessionBucket(b.reader, session),
                                 SessionPrefix(b.reader, session)})
                     : root;
}

Value BareSource(Value uri) {
  graph::Map source;
  SetAt(source, "S3DataSource.S3Uri", std::move(uri));
  SetAt(source, "S3DataSource.S3DataType", "S3Prefix");
  return source;
}

Value ScriptChannel(std::string_view name, Value uri) {
  graph::Map channel;
  channel.Set("ChannelName", name);
  channel.Set("DataSource", BareSource(std::move(uri)));
  return channel;
}

Value RoleArnOf(Builder& b) {
  FieldReader none(b, {}, nullptr);
  return *CompileRole(none, b.Argument("role"));
}

Value TagsOf(Builder& b) {
  FieldReader none(b, {}, nullptr);
  auto tags = CompileTags(none, b.Argument("tags"));
  return tags ? *std::move(tags) : Value();
}

Value ExecutionId() {
  return CompileRead(graph::ExecutionVariable{"PipelineExecutionId"});
}

void AddNetwork(Builder& b, graph::Map& request) {
  SetIf(request, "VpcConfig.Subnets", PartValue(b.reader, b.step.source, "subnets"));
  SetIf(request, "VpcConfig.SecurityGroupIds",
        PartValue(b.reader, b.step.source, "security_group_ids"));
}

/// What an argument refers to, by its place and as text.
void AddReference(Builder& b, Ref argument, graph::List& list) {
  if (argument == nullptr) return;
  Value compiled = CompileValue(b.reader, argument);
  if (StepObject* step = b.reader.StepOf(argument);
      step != nullptr && step->kind == graph::StepKind::kFunction) {
    compiled = CompileRead(graph::StepReference{step->name, "OutputDataConfig.S3OutputPath"});
  }
  const auto* map = IsExpression(compiled) ? compiled.As<graph::Map>() : nullptr;
  const auto* place = map == nullptr ? nullptr : map->items.front().second.As<std::string>();
  if (place == nullptr) return;
  list.items.emplace_back(*place);
  const bool text = IsModel(argument, "ParameterString") || place->starts_with("Execution.");
  if (text) {
    list.items.push_back(std::move(compiled));
    return;
  }
  list.items.push_back(StdJoin("", {{std::move(compiled)}}));
}

bool IsV3(const Builder& b) {
  return b.reader.compilation()->v3;
}

/// Without dependencies v2 asks for the SDK at least.
Value DependencyFile(Builder& b) {
  const Value given = PartValue(b.reader, b.step.source, "dependencies");
  Value name;
  if (given == Value("auto_capture")) {
    name = "env_snapshot.yml";
  } else if (!given.null()) {
    name = BaseName(given);
  } else if (!IsV3(b)) {
    name = TextBuilder().Add("sagemaker_requirements_").Add(Gap(kRandom)).Add(".txt").Finish();
  }
  graph::Map settings;
  settings.Set("dependency_file", name);
  return JsonText(settings);
}

graph::List ContainerArguments(Builder& b, const Value& base) {
  graph::List list{{"--s3_base_uri", base, "--region", Gap(kRegion), "--client_python_version",
                    Gap(kSdk), "--client_sagemaker_pysdk_version", Gap(kSdk),
                    "--dependency_settings", DependencyFile(b)}};
  for (const auto& [option, name] :
       {std::pair{"--s3_kms_key", "s3_kms_key"}, std::pair{"--job_conda_env", "job_conda_env"}}) {
    Value given = PartValue(b.reader, b.step.source, name);
    if (given.null()) continue;
    list.items.emplace_back(option);
    list.items.push_back(std::move(given));
  }
  for (Value item :
       {Value("--pipeline_step_name"), Value(b.step.name), Value("--pipeline_execution_id"),
        ExecutionId(), Value("--func_step_s3_dir"), Gap(kTimestamp), Value("--property_references"),
        Value("Execution.PipelineExecutionId"), ExecutionId()}) {
    list.items.push_back(std::move(item));
  }
  const auto& attributes = b.step.source->attributes;
  if (const auto* positional = As<python::Tuple>(attributes.Find("func_args"))) {
    for (Ref argument : positional->items)
      AddReference(b, argument, list);
  }
  if (const auto* keywords = As<python::Dict>(attributes.Find("func_kwargs"))) {
    for (const auto& [name, argument] : keywords->items)
      AddReference(b, argument, list);
  }
  return list;
}

void AddEnvironment(Builder& b, graph::Map& request) {
  Value environment = PartOr(b, "environment_variables", graph::Map{});
  if (auto* map = environment.As<graph::Map>()) {
    map->Set("AWS_DEFAULT_REGION", Gap(kRegion));
    if (IsV3(b)) {
      map->Set("REMOTE_FUNCTION_SECRET_KEY", TextBuilder()
                                                 .Add("-----BEGIN PUBLIC KEY-----\n")
                                                 .Add(Gap(kPublicKey))
                                                 .Add("\n-----END PUBLIC KEY-----\n")
                                                 .Finish());
    }
  }
  request.Set("Environment", std::move(environment));
}

/// The step's name; its random part is a gap.
Value StepName(Builder& b) {
  return PartOr(b, "name", Value(b.step.name));
}

/// The SDK's own script, and what the function needs; v2 always needs the SDK.
Value FunctionChannels(Builder& b, const Value& base) {
  graph::List channels{{ScriptChannel(kBootstrap, JoinPath({base, kBootstrap}))}};
  bool needs = !IsV3(b);
  for (const std::string_view name :
       {"dependencies", "pre_execution_commands", "pre_execution_script"})
    needs = needs || b.Argument(name) != nullptr;
  if (needs) {
    channels.items.push_back(ScriptChannel(
        kScriptChannel, JoinPath({base, StepName(b), Gap(kTimestamp), kScriptChannel})));
  }
  return channels;
}

Value FunctionOutput(Builder& b, const Value& base) {
  if (IsV3(b)) {
    return StdJoin("/", {{base, StepName(b), Gap(kTimestamp), ExecutionId(), "results"}});
  }
  return StdJoin("/", {{base, ExecutionId(), StepName(b), "results"}});
}

Value FunctionNameOf(Builder& b) {
  python::Evaluator& ev = b.reader.objects().evaluator();
  Ref function = b.step.source->attributes.Find("func");
  Ref name = function == nullptr ? nullptr : ev.FindAttribute(function, "__name__", b.step.span);
  return name == nullptr ? Gap(kJobName) : CompileValue(b.reader, name);
}

/// Where nobody says what a step is called or does, its function does.
void SetTexts(Builder& b) {
  python::Evaluator& ev = b.reader.objects().evaluator();
  Ref function = b.step.source->attributes.Find("func");
  const auto* user = As<python::Function>(function);
  if (user == nullptr) return;
  if (b.Argument("display_name") == nullptr) {
    const bool main = user->module == nullptr || user->module->name == "__main__";
    b.compiled()->display_name = TextBuilder()
                                     .Add(main ? Gap(kModule) : Value(user->module->name))
                                     .Add(".")
                                     .Add(FunctionNameOf(b))
                                     .Finish();
  }
  if (b.Argument("description") == nullptr) {
    Ref text = ev.GetAttribute(function, "__doc__", b.step.span);
    b.compiled()->description =
        As<python::Str>(text) == nullptr ? Gap(kSourceFile) : CompileValue(b.reader, text);
  }
}

/// Letters, digits and hyphens; it begins with a letter or digit.
Value JobPrefix(const Value& name) {
  std::string text = GapText(name);
  for (char& c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '{' || c == '}';
    if (!kept) c = '-';
  }
  text.erase(0, std::min(text.find_first_not_of('-'), text.size()));
  return text;
}

/// (reference: SDK class _Job, _get_job_name)
Value NameOfFunctionJob(Builder& b) {
  const Value prefix = PartOr(b, "job_name_prefix", Value());
  return prefix.null() ? JobPrefix(FunctionNameOf(b)) : prefix;
}

}  // namespace

void CompileFunctionStep(Builder& b) {
  if (b.compiled() == nullptr) return;
  SetTexts(b);
  graph::Map& request = b.compiled()->arguments;
  const Value base = JoinPath({RootUri(b), b.reader.compilation()->pipeline});
  if (b.reader.compilation()->keeps_job_names) request.Set("TrainingJobName", NameOfFunctionJob(b));
  request.Set("RoleArn", RoleArnOf(b));
  SetAt(request, "StoppingCondition.MaxRuntimeInSeconds",
        PartOr(b, "max_runtime_in_seconds", 86400));
  SetIf(request, "StoppingCondition.MaxWaitTimeInSeconds",
        PartValue(b.reader, b.step.source, "max_wait_time_in_seconds"));
  SetAt(request, "RetryStrategy.MaximumRetryAttempts", PartOr(b, "max_retry_attempts", 1));
  SetIf(request, "Tags", TagsOf(b));
  request.Set("InputDataConfig", FunctionChannels(b, base));
  SetAt(request, "OutputDataConfig.S3OutputPath", FunctionOutput(b, base));
  SetIf(request, "OutputDataConfig.KmsKeyId", PartValue(b.reader, b.step.source, "s3_kms_key"));
  SetAt(request, "AlgorithmSpecification.TrainingImage", PartOr(b, "image_uri", Gap(kImage)));
  SetAt(request, "AlgorithmSpecification.TrainingInputMode", "File");
  SetAt(request, "AlgorithmSpecification.ContainerEntrypoint",
        graph::List{
            {"/bin/bash", "/opt/ml/input/data/" + std::string(kBootstrap) + "/job_driver.sh"}});
  SetAt(request, "AlgorithmSpecification.ContainerArguments", ContainerArguments(b, base));
  SetAt(request, "ResourceConfig.VolumeSizeInGB", PartOr(b, "volume_size", 30));
  SetAt(request, "ResourceConfig.InstanceCount", PartOr(b, "instance_count", 1));
  SetAt(request, "ResourceConfig.InstanceType",
        PartValue(b.reader, b.step.source, "instance_type"));
  SetIf(request, "ResourceConfig.VolumeKmsKeyId",
        PartValue(b.reader, b.step.source, "volume_kms_key"));
  SetAt(request, "ResourceConfig.KeepAlivePeriodInSeconds",
        PartOr(b, "keep_alive_period_in_seconds", 0));
  request.Set("EnableNetworkIsolation", false);
  request.Set("EnableInterContainerTrafficEncryption",
              FlagOf(b, "encrypt_inter_container_traffic"));
  AddNetwork(b, request);
  request.Set("EnableManagedSpotTraining", FlagOf(b, "use_spot_instances"));
  AddEnvironment(b, request);
}

void WriteResultAsJson(graph::Map& arguments) {
  Value* algorithm = arguments.Find("AlgorithmSpecification");
  auto* map = algorithm == nullptr ? nullptr : algorithm->As<graph::Map>();
  Value* given = map == nullptr ? nullptr : map->Find("ContainerArguments");
  auto* list = given == nullptr ? nullptr : given->As<graph::List>();
  if (list == nullptr) return;
  list->items.emplace_back("--serialize_output_to_json");
  list->items.emplace_back("true");
}

namespace {

Value NotebookTag(std::string_view key, Value value) {
  graph::Map tag;
  tag.Set("Key", key);
  tag.Set("Value", std::move(value));
  return tag;
}

Value NotebookTags(Builder& b, const Value& job, const Value& notebook) {
  Value own = TagsOf(b);
  graph::List tags = own.As<graph::List>() == nullptr ? graph::List{} : *own.As<graph::List>();
  tags.items.push_back(NotebookTag("sagemaker:name", job));
  tags.items.push_back(NotebookTag("sagemaker:notebook-name", notebook));
  tags.items.push_back(NotebookTag("sagemaker:notebook-job-origin", "PIPELINE_STEP"));
  tags.items.push_back(NotebookTag("sagemaker:is-studio-archived", "false"));
  return tags;
}

Value NotebookEnvironment(Builder& b, const Value& job, const Value& notebook) {
  Value environment = PartOr(b, "environment_variables", graph::Map{});
  auto* map = environment.As<graph::Map>();
  if (map == nullptr) return environment;
  map->Set("AWS_DEFAULT_REGION", Gap(kRegion));
  map->Set("SM_JOB_DEF_VERSION", "1.0");
  map->Set("SM_ENV_NAME", "sagemaker-default-env");
  map->Set("SM_SKIP_EFS_SIMULATION", "true");
  map->Set("SM_EXECUTION_INPUT_PATH", "/opt/ml/input/data/" + std::string(kNotebookChannel));
  map->Set("SM_KERNEL_NAME", PartValue(b.reader, b.step.source, "kernel_name"));
  map->Set("SM_INPUT_NOTEBOOK_NAME", notebook);
  map->Set("SM_OUTPUT_NOTEBOOK_NAME", TextBuilder().Add(JobPrefix(job)).Add(".ipynb").Finish());
  if (Value script = PartValue(b.reader, b.step.source, "initialization_script"); !script.null()) {
    map->Set("SM_INIT_SCRIPT", BaseName(script));
  }
  return environment;
}

}  // namespace

void CompileNotebook(Builder& b) {
  if (b.compiled() == nullptr) return;
  graph::Map& request = b.compiled()->arguments;
  const Value notebook = BaseName(PartOr(b, "input_notebook", ""));
  const Value derived =
      TextBuilder().Add(JobPrefix(notebook)).Add("-").Add(Gap(kTimestamp)).Finish();
  const Value job = PartOr(b, "notebook_job_name", derived);
  const Value root = RootUri(b);
  const Value& pipeline = b.reader.compilation()->pipeline;
  request.Set("TrainingJobName", JobPrefix(job));
  request.Set("RoleArn", RoleArnOf(b));
  SetAt(request, "RetryStrategy.MaximumRetryAttempts", PartOr(b, "max_retry_attempts", 1));
  SetAt(request, "StoppingCondition.MaxRuntimeInSeconds",
        PartOr(b, "max_runtime_in_seconds", 172800));
  request.Set("EnableInterContainerTrafficEncryption",
              PartOr(b, "encrypt_inter_container_traffic", true));
  SetAt(request, "AlgorithmSpecification.TrainingImage", PartOr(b, "image_uri", Gap(kImage)));
  SetAt(request, "AlgorithmSpecification.TrainingInputMode", "File");
  SetAt(request, "AlgorithmSpecification.ContainerEntrypoint",
        graph::List{{"amazon_sagemaker_scheduler"}});
  graph::Map source;
  SetAt(source, "S3DataSource.S3DataType", "S3Prefix");
  SetAt(source, "S3DataSource.S3Uri",
        JoinPath({root, pipeline, b.step.name,
                  TextBuilder().Add("input-").Add(Gap(kTimestamp)).Finish()}));
  SetAt(source, "S3DataSource.S3DataDistributionType", "FullyReplicated");
  graph::Map channel;
  channel.Set("ChannelName", kNotebookChannel);
  channel.Set("DataSource", std::move(source));
  request.Set("InputDataConfig", graph::List{{std::move(channel)}});
  SetAt(request, "OutputDataConfig.S3OutputPath",
        StdJoin("/", {{root, pipeline, ExecutionId(), b.step.name}}));
  SetIf(request, "OutputDataConfig.KmsKeyId", PartValue(b.reader, b.step.source, "s3_kms_key"));
  SetAt(request, "ResourceConfig.VolumeSizeInGB", PartOr(b, "volume_size", 30));
  SetAt(request, "ResourceConfig.InstanceCount", 1);
  SetAt(request, "ResourceConfig.InstanceType", PartOr(b, "instance_type", "ml.m5.large"));
  SetIf(request, "ResourceConfig.VolumeKmsKeyId",
        PartValue(b.reader, b.step.source, "volume_kms_key"));
  AddNetwork(b, request);
  request.Set("Tags", NotebookTags(b, job, notebook));
  request.Set("Environment", NotebookEnvironment(b, job, notebook));
  SetIf(request, "HyperParameters", PartValue(b.reader, b.step.source, "parameters"));
}

}  // namespace smgraph::sagemaker
