#include "frontends/zenml/steps.h"

#include <algorithm>

#include "frontends/zenml/dynamic.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"

namespace smgraph::zenml {
namespace {

using python::ClassModel;
using python::FunctionModel;
using python::MethodModel;

constexpr MethodModel kStepMethods[] = {
    {"with_options", &StepWithOptions},
    {"configure", &ConfigureStep},
    {"copy", &CopyStep},
    {"submit", &SubmitStep},
    {"map", &MapStep},
    {"product", &ProductStep},
    {"after", &LegacyAfter},
};

// What works on a handle, and what the object that stands for the output refuses.
constexpr MethodModel kArtifactMethods[] = {
    {"__bool__", &TruthOfArtifact},
    {"__iter__", &IterateArtifact},
    {"load", &LoadOf},
    {"chunk", &ChunkOf},
    {"result", &ResultOf},
    {"wait", &WaitFor},
    {"running", &UnknownOfRun},
    {"__getitem__", &ItemOfArtifact},
    {"__lt__", &OperateOnArtifact},
    {"__le__", &OperateOnArtifact},
    {"__gt__", &OperateOnArtifact},
    {"__ge__", &OperateOnArtifact},
    {"__add__", &OperateOnArtifact},
    {"__radd__", &OperateOnArtifact},
    {"__sub__", &OperateOnArtifact},
    {"__rsub__", &OperateOnArtifact},
    {"__mul__", &OperateOnArtifact},
    {"__rmul__", &OperateOnArtifact},
    {"__truediv__", &OperateOnArtifact},
    {"__rtruediv__", &OperateOnArtifact},
    {"__floordiv__", &OperateOnArtifact},
    {"__rfloordiv__", &OperateOnArtifact},
    {"__mod__", &OperateOnArtifact},
    {"__rmod__", &OperateOnArtifact},
    {"__pow__", &OperateOnArtifact},
    {"__rpow__", &OperateOnArtifact},
    {"__matmul__", &OperateOnArtifact},
    {"__rmatmul__", &OperateOnArtifact},
    {"__and__", &OperateOnArtifact},
    {"__rand__", &OperateOnArtifact},
    {"__or__", &OperateOnArtifact},
    {"__ror__", &OperateOnArtifact},
    {"__xor__", &OperateOnArtifact},
    {"__rxor__", &OperateOnArtifact},
    {"__lshift__", &OperateOnArtifact},
    {"__rlshift__", &OperateOnArtifact},
    {"__rshift__", &OperateOnArtifact},
    {"__rrshift__", &OperateOnArtifact},
    {"__neg__", &OperateOnArtifact},
    {"__pos__", &OperateOnArtifact},
    {"__invert__", &OperateOnArtifact},
    {"__len__", &OperateOnArtifact},
    {"__int__", &OperateOnArtifact},
    {"__float__", &OperateOnArtifact},
    {"__index__", &OperateOnArtifact},
    {"__round__", &OperateOnArtifact},
    {"__abs__", &OperateOnArtifact},
    {"__divmod__", &OperateOnArtifact},
    {"__rdivmod__", &OperateOnArtifact},
};
constexpr MethodModel kFutureMethods[] = {
    {"__iter__", &IterateFuture},
    {"__getitem__", &ItemOfFuture},
    {"__len__", &LengthOfFuture},
    {"load", &LoadOf},
    {"result", &ResultOf},
    {"artifacts", &ResultOf},
    {"chunk", &ChunkOf},
    {"wait", &WaitFor},
    {"running", &UnknownOfRun},
    {"get_artifact", &ArtifactOfFuture},
    {"__int__", &OperateOnArtifact},
    {"__float__", &OperateOnArtifact},
    {"__index__", &OperateOnArtifact},
    {"__round__", &OperateOnArtifact},
    {"__abs__", &OperateOnArtifact},
};
constexpr MethodModel kMapResultsMethods[] = {
    {"__iter__", &IterateMapResults},
    {"__getitem__", &ItemOfMapResults},
    {"__len__", &UnknownOfRun},
    {"load", &LoadOf},
    {"result", &ResultOf},
    {"unpack", &UnpackMapResults},
    {"wait", &WaitFor},
    {"running", &UnknownOfRun},
};

// The constructor of BaseStep; a subclass has the user's own.
constexpr std::string_view kStepSignature =
    "(name=None, enable_cache=None, enable_artifact_metadata=None,"
    " enable_artifact_visualization=None, enable_step_logs=None, experiment_tracker=None,"
    " step_operator=None, parameters=None, output_materializers=None, environment=None,"
    " secrets=None, settings=None, extra=None, on_failure=None, on_success=None, on_start=None,"
    " on_end=None, model=None, retry=None, substitutions=None, cache_policy=None, runtime=None,"
    " heartbeat_healthy_threshold=None, group=None, **kwargs)";

constexpr ClassModel kStepModels[] = {
    {.name = "BaseStep",
     .spellings = "zenml.steps.BaseStep zenml.steps.base_step.BaseStep"
                  " zenml.steps.decorated_step._DecoratedStep",
     .signature = kStepSignature,
     .tag = static_cast<std::uint32_t>(Role::kStep),
     .methods = kStepMethods,
     .call = &CallStep,
     .attribute = &AttributeOfStep,
     .init = &InitStep},
    {.name = "CommandStep",
     .spellings = "zenml.CommandStep zenml.steps.CommandStep zenml.steps.command_step.CommandStep",
     .signature = "(command, name=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kStep),
     .methods = kStepMethods,
     .call = &CallStep,
     .attribute = &AttributeOfStep},
    {.name = "StepArtifact",
     .spellings = "zenml.steps.entrypoint_function_utils.StepArtifact"
                  " zenml.execution.pipeline.dynamic.outputs.OutputArtifact",
     .signature = "(**kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kArtifact),
     .methods = kArtifactMethods,
     .call = &CallHandle},
    {.name = "StepFuture",
     .spellings = "zenml.execution.pipeline.dynamic.outputs.StepFuture"
                  " zenml.execution.pipeline.dynamic.outputs.StepRunFuture",
     .signature = "(**kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kFuture),
     .methods = kFutureMethods,
     .call = &CallHandle},
    {.name = "MapResultsFuture",
     .spellings = "zenml.execution.pipeline.dynamic.outputs.MapResultsFuture",
     .signature = "(**kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kMapResults),
     .methods = kMapResultsMethods,
     .call = &CallHandle,
     .attribute = &AttributeOfMapResults},
    {.name = "unmapped",
     .spellings = "zenml.unmapped zenml.execution.pipeline.dynamic.utils.unmapped",
     .signature = "(value)",
     .tag = static_cast<std::uint32_t>(Role::kUnmapped)},
    {.name = "ExternalArtifact",
     .spellings = "zenml.ExternalArtifact zenml.artifacts.ExternalArtifact"
                  " zenml.artifacts.external_artifact.ExternalArtifact"
                  " zenml.steps.external_artifact.ExternalArtifact",
     .signature = "(*args, value=None, materializer=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kExternalArtifact),
     .init = &CheckObject},
    {.name = "ArtifactConfig",
     .spellings = "zenml.ArtifactConfig zenml.artifacts.artifact_config.ArtifactConfig"
                  " zenml.model.ArtifactConfig zenml.model.artifact_config.ArtifactConfig"
                  " zenml.model.artifact_config.DataArtifactConfig"
                  " zenml.model.artifact_config.ModelArtifactConfig"
                  " zenml.model.artifact_config.DeploymentArtifactConfig",
     .signature = "(*args, name=None, version=None, tags=None, run_metadata=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kArtifactConfig),
     .init = &CheckObject},
};

constexpr FunctionModel kStepFunctions[] = {
    {"zenml.step zenml.steps.step zenml.steps.step_decorator.step zenml.decorators.step"
     " zenml.new.steps.step_decorator.step",
     &StepDecorator},
    {"zenml.integrations.huggingface.steps.run_with_accelerate"
     " zenml.integrations.huggingface.steps.accelerate_runner.run_with_accelerate",
     &WrapStep},
    {"zenml.__refusal__", &RefusalOfLoaded},
    {"zenml.get_step_context zenml.steps.get_step_context zenml.steps.step_context.get_step_context"
     " zenml.new.steps.step_context.get_step_context",
     &StepContext},
    {"zenml.log_metadata zenml.utils.metadata_utils.log_metadata", &LogMetadata},
    {"zenml.wait zenml.execution.pipeline.dynamic.wait", &WaitForAnswer},
};

}  // namespace

std::span<const ClassModel> StepModels() {
  return kStepModels;
}

std::span<const FunctionModel> StepFunctions() {
  return kStepFunctions;
}

Role RoleOf(python::Ref value) {
  const auto* object = python::As<python::Instance>(value);
  const ClassModel* model = object == nullptr ? nullptr : object->cls->model;
  if (model == nullptr) return Role::kNone;
  const auto tag = static_cast<Role>(model->tag);
  return tag > Role::kNone && tag <= Role::kSettings ? tag : Role::kNone;
}

python::Instance* AsRole(python::Ref value, Role role) {
  return RoleOf(value) == role ? python::As<python::Instance>(value) : nullptr;
}

const ClassModel& ModelOf(Role role) {
  for (const auto rows : {StepModels(), PipelineModels()}) {
    const auto row = std::ranges::find(rows, static_cast<std::uint32_t>(role), &ClassModel::tag);
    if (row != rows.end()) return *row;
  }
  return kStepModels[0];
}

}  // namespace smgraph::zenml
