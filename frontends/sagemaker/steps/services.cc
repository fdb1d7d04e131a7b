#include <string>
#include <utility>

#include "frontends/sagemaker/models/models.h"
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
  const auto* outputs = As<python::List>(b.Argument("outputs"));
  if (outputs == nullptr) return;
  for (Ref item : outputs->items) {
    const Instance* output = InstanceOf(item, Role::kOutputParameter);
    if (output == nullptr) continue;
    const std::string name = NameText(output->attributes.Find("output_name"));
    std::string type;
    python::TextOf(output->attributes.Find("output_type"), type);
    b.AddOutput(name, "OutputParameters['" + name + "']", {}, std::move(type));
  }
}

/// The parameters of a call like pipeline_session.create_endpoint(…), or the older `arguments=`.
void ReadCallArguments(Builder& b, Ref value) {
  if (value == nullptr) return;
  const JobCall call = ReadJobCall(b.reader, value);
  if (!call.found) {
    Value read = b.reader.Read(value);
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

constexpr Field kLambdaFields[] = {
    {From::kInputs, ""},
    {From::kStep, "lambda_func", Into::kBeside, "function", "FunctionArn"},
};
constexpr Field kCallbackFields[] = {
    {From::kInputs, ""},
    {From::kStep, "sqs_queue_url", Into::kBeside, "sqs_queue_url", "SqsQueueUrl"},
};
constexpr SpecialProperty kOutputProperties[] = {{"Outputs", "OutputParameters"}};

void BuildOpenCall(Builder& b) {
  FieldReader(b, {}).Read(b.step.type->fields, [&](FieldReader&) {
    ReadInputDict(b);
    ReadOutputParameters(b);
  });
}

constexpr Field kEmrFields[] = {
    {From::kStep, "step_config.jar", Into::kArgument, "jar", "StepConfig.HadoopJarStep.Jar"},
    {From::kStep, "step_config.args", Into::kArgument, "args", "StepConfig.HadoopJarStep.Args"},
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
    {From::kStep, "job_config.job_driver", Into::kArgument, "job_driver", "JobConfig.jobDriver"},
    {From::kStep, "job_config.configuration_overrides", Into::kArgument, "configuration_overrides",
     "JobConfig.configurationOverrides"},
    {From::kStep, "job_config.execution_timeout_minutes", Into::kArgument,
     "execution_timeout_minutes"},
    {From::kStep, "job_config.name", Into::kArgument, "name"},
    {From::kStep, "job_config.tags", Into::kArgument, "tags"},
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

constexpr Field kLineageFields[] = {
    {From::kStep, "actions", Into::kArgument, "actions", "Actions"},
    {From::kStep, "artifacts", Into::kArgument, "artifacts", "Artifacts"},
    {From::kStep, "contexts", Into::kArgument, "contexts", "Contexts"},
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
