#include "frontends/python/validation.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::ClassModel;
using python::Evaluator;
using python::Instance;
using python::Ref;

// Objects of pydantic's models.
Ref CopySettings(Evaluator& ev, const Call& call) {
  return ModelCopy(ev, *As<Instance>(call.positional[0]), call);
}

constexpr python::MethodModel kCopyMethods[] = {{"copy", &CopySettings},
                                                {"model_copy", &CopySettings}};

constexpr ClassModel Settings(std::string_view name, std::string_view spellings) {
  return {.name = name,
          .spellings = spellings,
          .signature = "(**kwargs)",
          .tag = static_cast<std::uint32_t>(Role::kSettings),
          .methods = kCopyMethods};
}

// The same for those whose fields are among the types of options.
constexpr ClassModel Typed(std::string_view name, std::string_view spellings) {
  ClassModel model = Settings(name, spellings);
  model.signature = "(*args, **kwargs)";
  model.init = &CheckObject;
  return model;
}

// Configuration objects: read as the arguments they were given.
constexpr ClassModel kSettingsModels[] = {
    {.name = "zenml.Model",
     .spellings = "zenml.Model zenml.model.Model zenml.model.model.Model zenml.ModelVersion"
                  " zenml.model.model_version.ModelVersion zenml.model.ModelVersion",
     .signature = "(*args, name=None, version=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kModel),
     .methods = kCopyMethods,
     .init = &CheckObject},
    {.name = "Schedule",
     .spellings = "zenml.config.Schedule zenml.config.schedule.Schedule zenml.pipelines.Schedule"
                  " zenml.pipelines.schedule.Schedule",
     .signature = "(*args, name=None, cron_expression=None, start_time=None, end_time=None,"
                  " interval_second=None, catchup=False, run_once_start_time=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kSchedule),
     .methods = kCopyMethods,
     .init = &CheckObject},
    {.name = "StepRetryConfig",
     .spellings = "zenml.config.StepRetryConfig zenml.config.retry_config.StepRetryConfig",
     .signature = "(*args, max_retries=1, delay=0, backoff=0, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kSettings),
     .methods = kCopyMethods,
     .init = &CheckObject},
    Typed("DockerSettings",
          "zenml.config.DockerSettings zenml.config.docker_settings.DockerSettings"),
    Typed("DockerBuildConfig",
          "zenml.config.DockerBuildConfig zenml.config.docker_settings.DockerBuildConfig"),
    Typed("DockerBuildOptions",
          "zenml.config.DockerBuildOptions zenml.config.docker_settings.DockerBuildOptions"),
    Typed("ResourceSettings",
          "zenml.config.ResourceSettings zenml.steps.ResourceSettings"
          " zenml.config.resource_settings.ResourceSettings"),
    Settings("DeploymentSettings",
             "zenml.config.DeploymentSettings zenml.config.deployment_settings.DeploymentSettings"),
    Typed("CachePolicy", "zenml.config.CachePolicy zenml.config.cache_policy.CachePolicy"),
    Typed("Tag", "zenml.Tag zenml.utils.tag_utils.Tag"),
    Typed("GroupInfo", "zenml.config.step_configurations.GroupInfo zenml.steps.GroupInfo"),
    Settings("SagemakerOrchestratorSettings",
             "zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor"
             ".SagemakerOrchestratorSettings"
             " zenml.integrations.aws.flavors.SagemakerOrchestratorSettings"),
    Settings("SagemakerStepOperatorSettings",
             "zenml.integrations.aws.flavors.sagemaker_step_operator_flavor"
             ".SagemakerStepOperatorSettings"
             " zenml.integrations.aws.flavors.SagemakerStepOperatorSettings"),
    Settings("KubernetesPodSettings",
             "zenml.integrations.kubernetes.pod_settings.KubernetesPodSettings"),
    Settings("KubernetesOrchestratorSettings",
             "zenml.integrations.kubernetes.flavors.KubernetesOrchestratorSettings"
             " zenml.integrations.kubernetes.flavors.kubernetes_orchestrator_flavor"
             ".KubernetesOrchestratorSettings"),
    Settings("KubernetesStepOperatorSettings",
             "zenml.integrations.kubernetes.flavors.KubernetesStepOperatorSettings"
             " zenml.integrations.kubernetes.flavors.kubernetes_step_operator_flavor"
             ".KubernetesStepOperatorSettings"),
    Settings("KubeflowOrchestratorSettings",
             "zenml.integrations.kubeflow.flavors.kubeflow_orchestrator_flavor"
             ".KubeflowOrchestratorSettings"),
    Settings(
        "VertexOrchestratorSettings",
        "zenml.integrations.gcp.flavors.vertex_orchestrator_flavor.VertexOrchestratorSettings"),
    Settings("VertexStepOperatorSettings",
             "zenml.integrations.gcp.flavors.vertex_step_operator_flavor"
             ".VertexStepOperatorSettings"),
    Settings("AzureMLOrchestratorSettings",
             "zenml.integrations.azure.flavors.AzureMLOrchestratorSettings"
             " zenml.integrations.azure.flavors.azureml_orchestrator_flavor"
             ".AzureMLOrchestratorSettings"),
    Settings("AzureMLStepOperatorSettings",
             "zenml.integrations.azure.flavors.AzureMLStepOperatorSettings"
             " zenml.integrations.azure.flavors.azureml_step_operator_flavor"
             ".AzureMLStepOperatorSettings"),
    Settings("ModalStepOperatorSettings",
             "zenml.integrations.modal.flavors.ModalStepOperatorSettings"
             " zenml.integrations.modal.flavors.modal_step_operator_flavor"
             ".ModalStepOperatorSettings"),
    Settings("MLFlowExperimentTrackerSettings",
             "zenml.integrations.mlflow.flavors.mlflow_experiment_tracker_flavor"
             ".MLFlowExperimentTrackerSettings"),
    Settings("WandbExperimentTrackerSettings",
             "zenml.integrations.wandb.flavors.wandb_experiment_tracker_flavor"
             ".WandbExperimentTrackerSettings"),
    Settings("NeptuneExperimentTrackerSettings",
             "zenml.integrations.neptune.flavors.NeptuneExperimentTrackerSettings"
             " zenml.integrations.neptune.flavors.neptune_experiment_tracker_flavor"
             ".NeptuneExperimentTrackerSettings"),
};

}  // namespace

std::span<const ClassModel> SettingsModels() {
  return kSettingsModels;
}

}  // namespace smgraph::zenml
