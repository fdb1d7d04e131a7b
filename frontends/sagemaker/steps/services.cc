#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "frontends/sagemaker/steps/steps.h"

// Steps that call a service: lambda, callback, EMR, endpoints, Bedrock, lineage; and step classes
// of the user's own (reference: SDK classes of those names).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

/// The user's dict is the request: one input for each of its keys.
void ReadInputDict(Builder& b) {
  Ref inputs = b.Argument("inputs");
  const auto* dict = As<python::Dict>(inputs);
  if (dict == nullptr) {
    if (inputs != nullptr) b.AddInput("inputs", "", inputs);
    return;
  }
  for (const auto& [key, value] : dict->items) {
    if (value->kind == python::Kind::kAbsent) continue;
    std::string name = NameText(key);
    b.AddInput(name, name, value);
  }
}

/// LambdaOutput and CallbackOutput objects by name.
void ReadOutputParameters(Builder& b) {
  const auto* outputs = ItemsIn(b.Argument("outputs"));
  if (outputs == nullptr) return;
  for (Ref item : *outputs) {
    const Instance* output = InstanceOf(item, Role::kOutputParameter);
    if (output == nullptr) continue;
    const std::string name = NameText(output->attributes.Find("output_name"));
    std::string type;
    python::TextOf(MemberValue(output->attributes.Find("output_type")), type);
    b.AddOutput(name, "OutputParameters['" + name + "']", {}, std::move(type));
  }
}

constexpr Member kEndpointConfig[] = {{"EndpointConfigName", "name"}};
constexpr Member kVariant[] = {
    {"ModelName", "model_name"},
    {"InitialVariantWeight", "", Member::When::kOne},
    {"AcceleratorType", "accelerator_type"},
    {"ServerlessConfig", "serverless_inference_config_dict"},
    {"InitialInstanceCount", "initial_instance_count"},
    {"InstanceType", "instance_type"},
    {"VolumeSizeInGB", "volume_size"},
    {"ModelDataDownloadTimeoutInSeconds", "model_data_download_timeout"},
    {"ContainerStartupHealthCheckTimeoutInSeconds", "container_startup_health_check_timeout"},
    {"RoutingConfig", "routing_config"},
    {"InferenceAmiVersion", "inference_ami_version"},
};
constexpr Member kEndpointConfigRest[] = {
    {"KmsKeyId", "kms_key"},
    {"DataCaptureConfig", "data_capture_config_dict"},
    {"AsyncInferenceConfig", "async_inference_config_dict"},
    {"ExplainerConfig", "explainer_config_dict"},
    {"VpcConfig", "vpc_config"},
    {"EnableNetworkIsolation", "enable_network_isolation"},
    {"ExecutionRoleArn", "role"},
};
constexpr Member kEndpointCall[] = {{"EndpointName", "endpoint_name"},
                                    {"EndpointConfigName", "config_name"}};
constexpr Member kComponent[] = {{"InferenceComponentName", "inference_component_name"},
                                 {"EndpointName", "endpoint_name"},
                                 {"VariantName", "variant_name"},
                                 {"Specification", "specification"},
                                 {"RuntimeConfig", "runtime_config"}};

/// The user's dict as it is.
void CompileDict(Builder& b, Ref value) {
  if (b.compiled() == nullptr) return;
  Value compiled = CompileValue(b.reader, value);
  if (auto* map = compiled.As<graph::Map>()) {
    b.compiled()->arguments = std::move(*map);
  } else {
    b.compiled()->arguments.Set("**", std::move(compiled));
  }
}

/// The request of a call of the session, whose arguments stand in an object for their names.
void CompileSessionCall(Builder& b, const JobCall& call) {
  if (b.compiled() == nullptr) return;
  python::Evaluator& ev = b.reader.objects().evaluator();
  Instance* given = NewDeclared(ev, "sagemaker.processing.RunArgs", call.span);
  given->attributes = call.arguments;
  graph::Map& request = b.compiled()->arguments;
  FieldReader none(b, {}, nullptr);
  const Compiled tags = CompileTags(none, Attribute(*given, "tags"));
  const auto members = [&](std::span<const Member> rows) {
    CompileMembers(b.reader, rows, given, request);
  };
  if (call.method == "create_endpoint_config") {
    members(kEndpointConfig);
    Value variants = PartValue(b.reader, given, "production_variants");
    if (variants.null()) {
      graph::Map variant;
      variant.Set("VariantName", "AllTraffic");
      CompileMembers(b.reader, kVariant, given, variant);
      variants = graph::List{{std::move(variant)}};
    }
    request.Set("ProductionVariants", std::move(variants));
    if (tags || !b.reader.compilation()->v3) {
      request.Set("Tags", tags ? *tags : Value(graph::List{}));
    }
    members(kEndpointConfigRest);
  } else if (call.method == "create_endpoint") {
    members(kEndpointCall);
    request.Set("Tags", tags ? *tags : Value(graph::List{}));
  } else if (call.method == "create_inference_component") {
    members(kComponent);
    if (request.Find("RuntimeConfig") == nullptr) SetAt(request, "RuntimeConfig.CopyCount", 1);
    if (tags) request.Set("Tags", *tags);
  } else {
    request.Set("**", graph::Unknown{"the request of a call of " + std::string(call.method), "**",
                                     call.span});
  }
}

/// The parameters of a call like pipeline_session.create_endpoint(…), or the older `arguments=`.
void ReadCallArguments(Builder& b, Ref value) {
  if (value == nullptr) return;
  const JobCall call = ReadJobCall(b.reader, value);
  if (call.found) CompileSessionCall(b, call);
  if (!call.found) {
    Value read = b.reader.Read(value);
    CompileDict(b, value);
    if (const auto* map = read.As<graph::Map>()) {
      for (const auto& [key, item] : map->items)
        b.SetArgument(key, item);
    } else {
      b.SetArgument("arguments", std::move(read));
    }
    return;
  }
  for (const auto& [name, argument] : call.arguments.entries())
    b.AddInput(std::string(name), "", argument);
}

/// A function without an ARN is created while the pipeline is compiled.
Compiled CompileFunction(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  graph::Value arn = PartValue(fields.builder().reader, value, "function_arn");
  if (!arn.null()) return arn;
  return RoleOf(value) == Role::kCarrier ? Gap(kFunctionArn)
                                         : fields.builder().reader.ReadUnknown(value);
}

constexpr Field kLambdaFields[] = {
    {From::kInputs, ""},
    {From::kStep, "lambda_func", Into::kBeside, "function", "FunctionArn", &CompileFunction},
};
constexpr Field kCallbackFields[] = {
    {From::kInputs, ""},
    {From::kStep, "sqs_queue_url", Into::kBeside, "sqs_queue_url", "SqsQueueUrl"},
};
constexpr SpecialProperty kOutputProperties[] = {{"Outputs", "OutputParameters"}};

/// The user's dict is the request; what the outputs are called stands beside it.
void CompileOpenCall(Builder& b) {
  if (b.compiled() == nullptr) return;
  graph::Value inputs = CompileValue(b.reader, b.Argument("inputs"));
  if (auto* map = inputs.As<graph::Map>()) b.compiled()->arguments = std::move(*map);
  graph::List outputs;
  const auto* given = ItemsIn(b.Argument("outputs"));
  for (Ref item : given == nullptr ? std::vector<Ref>() : *given) {
    graph::Map output;
    CompileMembers(b.reader, kOutputMembers, item, output);
    outputs.items.emplace_back(std::move(output));
  }
  b.compiled()->beside.Set("OutputParameters", std::move(outputs));
}

void BuildOpenCall(Builder& b) {
  FieldReader(b, {}).Read(b.step.type->fields, [&](FieldReader&) {
    ReadInputDict(b);
    ReadOutputParameters(b);
  });
  CompileOpenCall(b);
}

/// v3: the outputs are options behind the arguments.
Compiled CompileEmrArguments(FieldReader& fields, Ref value) {
  Builder& b = fields.builder();
  const auto* outputs = As<python::Dict>(fields.Peek(From::kStep, "step_config.output_args"));
  if (value == nullptr && outputs == nullptr) return std::nullopt;
  Value compiled = value == nullptr ? Value(graph::List{}) : CompileValue(b.reader, value);
  auto* list = compiled.As<graph::List>();
  if (list == nullptr || outputs == nullptr) return compiled;
  for (const auto& [name, uri] : outputs->items) {
    list->items.push_back(TextBuilder().Add("--").Add(CompileText(b.reader, name)).Finish());
    list->items.push_back(CompileValue(b.reader, uri));
  }
  return compiled;
}

constexpr Field kEmrFields[] = {
    {From::kStep, "step_config.jar", Into::kArgument, "jar", "StepConfig.HadoopJarStep.Jar"},
    {From::kStep, "step_config.args", Into::kArgument, "args", "StepConfig.HadoopJarStep.Args",
     &CompileEmrArguments},
    {From::kStep, "step_config.main_class", Into::kArgument, "main_class",
     "StepConfig.HadoopJarStep.MainClass"},
    {From::kStep, "step_config.properties", Into::kArgument, "properties",
     "StepConfig.HadoopJarStep.Properties"},
    {From::kStep, "step_config.output_args", Into::kArgument, "output_args"},
    {From::kStep, "cluster_id", Into::kSetting, "cluster_id", "ClusterId"},
    {From::kStep, "execution_role_arn", Into::kSetting, "role", "ExecutionRoleArn"},
    {From::kStep, "cluster_config", Into::kSetting, "cluster_config", "ClusterConfig"},
};
constexpr SpecialProperty kEmrProperties[] = {{"ClusterId", "", "cluster_id"},
                                              {"ExecutionRoleArn", "", "execution_role_arn"},
                                              {"ClusterConfig", "", "cluster_config"}};

constexpr Field kEmrServerlessFields[] = {
    {From::kStep, "job_config.execution_role_arn", Into::kSetting, "role", "ExecutionRoleArn"},
    {From::kStep, "job_config.execution_role_arn", Into::kRequest, "",
     "JobConfig.executionRoleArn"},
    {From::kStep, "job_config.job_driver", Into::kArgument, "job_driver", "JobConfig.jobDriver"},
    {From::kStep, "application_id", Into::kRequest, "", "JobConfig.applicationId"},
    {From::kStep, "job_config.configuration_overrides", Into::kArgument, "configuration_overrides",
     "JobConfig.configurationOverrides"},
    {From::kStep, "job_config.execution_timeout_minutes", Into::kArgument,
     "execution_timeout_minutes"},
    {From::kStep, "job_config.execution_timeout_minutes", Into::kRequest, "",
     "JobConfig.executionTimeoutMinutes"},
    {From::kStep, "job_config.name", Into::kArgument, "name"},
    {From::kStep, "job_config.name", Into::kRequest, "", "JobConfig.name"},
    {From::kStep, "job_config.tags", Into::kArgument, "tags"},
    {From::kStep, "job_config.tags", Into::kRequest, "", "JobConfig.tags"},
    {From::kStep, "application_id", Into::kSetting, "application_id", "ApplicationId"},
    {From::kStep, "application_config", Into::kSetting, "application_config", "ApplicationConfig"},
};

void BuildSessionCall(Builder& b) {
  ReadCallArguments(b, b.step_args != nullptr ? b.step_args : b.Argument("arguments"));
}
constexpr StandardOutput kEndpointConfigOutputs[] = {{"EndpointConfigName", "EndpointConfigName"}};
constexpr StandardOutput kEndpointOutputs[] = {{"EndpointName", "EndpointName"}};
constexpr StandardOutput kComponentOutputs[] = {
    {"InferenceComponentName", "InferenceComponentName"}};

constexpr Member kAction[] = {
    {"ActionName", "action_name"},        {"Source.SourceUri", "source_uri"},
    {"Source.SourceType", "source_type"}, {"ActionType", "action_type"},
    {"Description", "description"},       {"Status", "status"},
    {"Properties", "properties"},         {"Tags", "tags"}};
constexpr Member kArtifact[] = {
    {"ArtifactName", "artifact_name"},      {"Source.SourceUri", "source_uri"},
    {"Source.SourceTypes", "source_types"}, {"ArtifactType", "artifact_type"},
    {"Properties", "properties"},           {"Tags", "tags"}};
constexpr Member kContext[] = {{"ContextName", "context_name"},
                               {"Source.SourceUri", "source_uri"},
                               {"Source.SourceType", "source_type"},
                               {"ContextType", "context_type"},
                               {"Description", "description"},
                               {"Properties", "properties"},
                               {"Tags", "tags"}};

/// One entity or a list of them, each a call of create().
Compiled CompileEntities(FieldReader& fields, Ref value, std::span<const Member> members) {
  if (value == nullptr) return std::nullopt;
  graph::List entities;
  const auto* list = ItemsIn(value);
  for (Ref entity : list == nullptr ? std::vector<Ref>{value} : *list) {
    graph::Map request;
    CompileMembers(fields.builder().reader, members, entity, request);
    entities.items.emplace_back(std::move(request));
  }
  if (entities.items.empty()) return std::nullopt;
  return entities;
}
Compiled CompileActions(FieldReader& fields, Ref value) {
  return CompileEntities(fields, value, kAction);
}
Compiled CompileArtifacts(FieldReader& fields, Ref value) {
  return CompileEntities(fields, value, kArtifact);
}
Compiled CompileContexts(FieldReader& fields, Ref value) {
  return CompileEntities(fields, value, kContext);
}

constexpr Field kLineageFields[] = {
    {From::kStep, "actions", Into::kArgument, "actions", "Actions", &CompileActions},
    {From::kStep, "artifacts", Into::kArgument, "artifacts", "Artifacts", &CompileArtifacts},
    {From::kStep, "contexts", Into::kArgument, "contexts", "Contexts", &CompileContexts},
    {From::kStep, "associations", Into::kArgument, "associations", "Associations"},
};

void BuildLineage(Builder& b) {
  FieldReader(b, {}).Read(kLineageFields);
  ReadCallArguments(b, b.Argument("arguments"));
}

constexpr StepType Bedrock(std::string_view type, std::string_view step_class) {
  return {.type = type,
          .kind = graph::StepKind::kOther,
          .classes = step_class,
          .shape = type,
          .by_name = true,
          .build = &BuildOther};
}

}  // namespace

const StepType kCallback = {.type = "Callback",
                            .kind = graph::StepKind::kCallback,
                            .classes = "CallbackStep",
                            .shape = "Outputs",
                            .by_name = true,
                            .open = true,
                            .build = &BuildOpenCall,
                            .fields = kCallbackFields,
                            .properties = kOutputProperties};

const StepType kLambda = {.type = "Lambda",
                          .kind = graph::StepKind::kLambda,
                          .classes = "LambdaStep",
                          .shape = "Outputs",
                          .by_name = true,
                          .open = true,
                          .build = &BuildOpenCall,
                          .fields = kLambdaFields,
                          .properties = kOutputProperties};

const StepType kEmr = {.type = "EMR",
                       .kind = graph::StepKind::kEmr,
                       .classes = "EMRStep",
                       .shape = "EMR Step+EMRExtra",
                       .fields = kEmrFields,
                       .properties = kEmrProperties};

const StepType kEmrServerless = {.type = "EMRServerless",
                                 .kind = graph::StepKind::kEmrServerless,
                                 .classes = "EMRServerlessStep",
                                 .fields = kEmrServerlessFields};

const StepType kEndpointConfig = {.type = "EndpointConfig",
                                  .kind = graph::StepKind::kEndpoint,
                                  .classes = "EndpointConfigStep",
                                  .shape = "DescribeEndpointConfigOutput",
                                  .build = &BuildSessionCall,
                                  .outputs = kEndpointConfigOutputs};

const StepType kEndpoint = {.type = "Endpoint",
                            .kind = graph::StepKind::kEndpoint,
                            .classes = "EndpointStep",
                            .shape = "DescribeEndpointOutput",
                            .build = &BuildSessionCall,
                            .outputs = kEndpointOutputs};

const StepType kInferenceComponent = {.type = "InferenceComponent",
                                      .kind = graph::StepKind::kEndpoint,
                                      .classes = "InferenceComponentStep",
                                      .shape = "DescribeInferenceComponentOutput",
                                      .build = &BuildSessionCall,
                                      .outputs = kComponentOutputs};

const StepType kBedrockCustomModel = Bedrock("BedrockCustomModel", "BedrockCustomModelStep");
const StepType kBedrockCustomModelDeployment =
    Bedrock("BedrockCustomModelDeployment", "BedrockCustomModelDeploymentStep");
const StepType kBedrockModelImport = Bedrock("BedrockModelImport", "BedrockModelImportStep");
const StepType kBedrockProvisionedModelThroughput =
    Bedrock("BedrockProvisionedModelThroughput", "BedrockProvisionedModelThroughputStep");

const StepType kLineage = {.type = "Lineage",
                           .kind = graph::StepKind::kLineage,
                           .classes = "LineageStep",
                           .shape = "Lineage",
                           .by_name = true,
                           .build = &BuildLineage,
                           .fields = kLineageFields};

void BuildOther(Builder& b) {
  if (Ref arguments = b.Argument("arguments")) {
    ReadCallArguments(b, arguments);
  } else {
    // A step class of the user's own: whatever it was given may end in its request.
    ReadOwnStep(b);
  }
}

}  // namespace smgraph::sagemaker
