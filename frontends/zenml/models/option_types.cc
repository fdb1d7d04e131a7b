#include "frontends/zenml/models/option_types.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "frontends/python/natives.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Dict;
using python::Ref;

// ---- objects

constexpr OptionField kRetry[] = {
    {"max_retries", "int>0"}, {"delay", "int>=0"}, {"backoff", "int>=0"}};

constexpr OptionField kResources[] = {
    {"cpu_count", "none float>0"},
    {"gpu_count", "none int>=0"},
    {"gpu_class", "none str"},
    {"memory", "none memory"},
    {"allocation_wait_timeout_seconds", "int>0"},
    {"initialization_lease_seconds", "int>0"},
    {"min_replicas", "none int>=0"},
    {"max_replicas", "none int>=0"},
    {"autoscaling_metric", "none =cpu =memory =concurrency =rps"},
    {"autoscaling_target", "none float>0"},
    {"max_concurrency", "none int>0"},
    {"resources", "any"},
    {"reclaim_tolerance", "any"},
    {"preemptible", "any"},
    {"pool_resources", "any"},
};

constexpr OptionField kBuildOptions[] = {
    {"pull", "none bool"},          {"rm", "none bool"},     {"no_cache", "none bool"},
    {"shm_size", "none int"},       {"labels", "none dict"}, {"build_args", "none dict"},
    {"cache_from", "none list:str"}};

constexpr OptionField kBuildConfig[] = {{"build_options", "any"}, {"dockerignore", "none str"}};

constexpr OptionField kDocker[] = {
    {"parent_image", "none str"},
    {"image_tag", "none str"},
    {"dockerfile", "none str"},
    {"build_context_root", "none str"},
    {"parent_image_build_config", "none object @DockerBuildConfig"},
    {"skip_build", "bool"},
    {"prevent_build_reuse", "bool"},
    {"target_repository", "none str"},
    {"python_package_installer", "=pip =uv"},
    {"python_package_installer_cache_mount", "none str"},
    {"python_package_installer_args", "dict"},
    {"replicate_local_python_environment",
     "none list:str =pip_freeze =uv_freeze =poetry_export bool"},
    {"pyproject_path", "none str"},
    {"pyproject_export_command", "none list:str"},
    {"requirements", "none str list:str"},
    {"required_integrations", "list:str"},
    {"install_stack_requirements", "bool"},
    {"install_deployment_requirements", "bool"},
    {"local_project_install_command", "none str"},
    {"apt_packages", "list:str"},
    {"environment", "dict"},
    {"runtime_environment", "dict"},
    {"user", "none str"},
    {"build_config", "none object @DockerBuildConfig"},
    {"allow_including_files_in_images", "bool"},
    {"allow_download_from_code_repository", "bool"},
    {"allow_download_from_artifact_store", "bool"},
    {"disable_automatic_requirements_detection", "bool"},
    {"build_options", "dict"},
    {"dockerignore", "none str"},
    {"copy_files", "bool"},
    {"copy_global_config", "bool"},
    {"source_files", "none =download =include =download_or_include =ignore"},
    {"required_hub_plugins", "list:str"},
};

constexpr OptionField kCachePolicy[] = {
    {"include_step_code", "bool"},       {"include_step_parameters", "bool"},
    {"include_artifact_values", "bool"}, {"include_artifact_ids", "bool"},
    {"ignored_inputs", "none list:str"}, {"file_dependencies", "none list:str"},
    {"source_dependencies", "any"},      {"cache_func", "any"},
    {"expires_after", "none int"},
};

constexpr OptionField kTag[] = {
    {"name", "str"},
    {"color",
     "none =grey =purple =red =green =yellow =orange =lime =teal =turquoise =magenta =blue"},
    {"exclusive", "none bool"},
    {"cascade", "none bool"},
};

constexpr OptionField kGroup[] = {{"id", "str"}, {"name", "none str"}, {"type", "any"}};

constexpr OptionField kModel[] = {
    {"name", "str"},
    {"license", "none str"},
    {"description", "none str"},
    {"audience", "none str"},
    {"use_cases", "none str"},
    {"limitations", "none str"},
    {"trade_offs", "none str"},
    {"ethics", "none str"},
    {"tags", "none list:str"},
    {"version", "none int str"},
    {"save_models_to_registry", "bool"},
};

constexpr OptionField kArtifact[] = {
    {"name", "none str"},
    {"version", "none str int"},
    {"tags", "none list:str"},
    {"run_metadata", "none dict"},
    {"artifact_type",
     "none =DataAnalysisArtifact =DataArtifact =ModelArtifact =SchemaArtifact =ServiceArtifact"
     " =StatisticsArtifact =BaseArtifact"},
};

constexpr OptionField kSchedule[] = {
    {"name", "none str"},           {"cron_expression", "none str"}, {"start_time", "time"},
    {"end_time", "time"},           {"interval_second", "time"},     {"catchup", "bool"},
    {"run_once_start_time", "time"}};

// ---- functions

constexpr OptionField kCommon[] = {
    {"enable_cache", "none bool"},
    {"enable_artifact_metadata", "none bool"},
    {"enable_step_logs", "none bool"},
    {"secrets", "none list"},
    {"settings", "none dict"},
    {"extra", "none dict"},
    {"on_failure", "any"},
    {"on_success", "any"},
    {"on_start", "any"},
    {"on_end", "any"},
    {"model", "none object @Model"},
    {"retry", "none object @StepRetryConfig"},
    {"substitutions", "none dict:str"},
    {"cache_policy", "none object policy @CachePolicy"},
};

constexpr OptionField kStep[] = {
    {"enable_artifact_visualization", "none bool"},
    {"experiment_tracker", "none bool str"},
    {"step_operator", "none bool str"},
    {"output_materializers", "any"},
    {"environment", "none dict:str"},
    {"runtime", "none =inline =isolated"},
    {"heartbeat_healthy_threshold", "none int10..60"},
    {"group", "none str object @GroupInfo"},
};
constexpr OptionField kDecoratedStep[] = {{"name", "none str"}, {"step_type", "any"}};
constexpr OptionField kMadeStep[] = {{"parameters", "none dict"}};
constexpr OptionField kConfiguredStep[] = {{"parameters", "none dict"}, {"merge", "any"}};

constexpr OptionField kPipeline[] = {
    {"enable_heartbeat", "none bool"},
    {"environment", "none dict"},
    {"enable_pipeline_logs", "none bool"},
    {"tags", "none list:str,object,@Tag"},
    {"on_pause", "any"},
    {"on_resume", "any"},
    {"on_init", "any"},
    {"on_init_kwargs", "none dict"},
    {"on_cleanup", "any"},
    {"execution_mode", "none =fail_fast =stop_on_failure =continue_on_failure"},
};
constexpr OptionField kDecoratedPipeline[] = {
    {"name", "none str"}, {"dynamic", "none bool"}, {"depends_on", "any"}};
constexpr OptionField kConfiguredPipeline[] = {
    {"enable_artifact_visualization", "none bool"}, {"parameters", "none dict"}, {"merge", "any"}};

// What a run is given, by with_options() and by its file.
constexpr OptionField kRun[] = {{"run_name", "none str"},
                                {"schedule", "none object @Schedule"},
                                {"build", "none str dict object"}};
constexpr OptionField kFile[] = {{"steps", "none dict:dict"}};

// ---- what is no question of types

bool Is(Ref value, bool wanted) {
  const auto* boolean = As<python::Bool>(value);
  return boolean != nullptr && boolean->value == wanted;
}

// Nothing was given, or nothing with anything in it.
bool IsEmpty(Ref value) {
  const std::string* text = value == nullptr ? nullptr : python::TextIn(value);
  return python::IsNone(value) || (text != nullptr && text->empty());
}

std::string ReplicasFit(const GivenOption& given) {
  Ref least = given("min_replicas");
  Ref most = given("max_replicas");
  const auto low = least == nullptr ? std::nullopt : python::NumberIn(least);
  const auto high = most == nullptr ? std::nullopt : python::NumberIn(most);
  if (!low || !high || *high <= 0 || *low <= *high) return "";
  return fmt::format("min_replicas ({}) is greater than max_replicas ({})", *low, *high);
}

std::string DockerFits(const GivenOption& given) {
  if (Is(given("skip_build"), true) && IsEmpty(given("parent_image")))
    return "skip_build=True needs a parent_image, in which the steps run as it is";
  Ref command = given("local_project_install_command");
  const bool installs = !IsEmpty(command) && python::TextIn(command) != nullptr;
  if (installs && Is(given("allow_including_files_in_images"), false))
    return "local_project_install_command= needs allow_including_files_in_images";
  return "";
}

std::string ValueFits(const GivenOption& given) {
  Ref id = given("id");
  const bool refused = id != nullptr && python::TextIn(id) != nullptr;
  return refused ? "an external artifact is made of a value, not of an id" : "";
}

std::string KindFits(const GivenOption& given) {
  const bool both =
      Is(given("is_model_artifact"), true) && Is(given("is_deployment_artifact"), true);
  return both ? "an artifact is a model artifact or a deployment artifact, not both" : "";
}

constexpr std::string_view kGeneral[] = {"docker", "resources", "deployment"};
constexpr std::string_view kComponents[] = {"alerter",
                                            "annotator",
                                            "artifact_store",
                                            "container_registry",
                                            "data_validator",
                                            "deployer",
                                            "feature_store",
                                            "image_builder",
                                            "experiment_tracker",
                                            "log_store",
                                            "model_deployer",
                                            "model_registry",
                                            "orchestrator",
                                            "sandbox",
                                            "step_operator"};

// 'docker', 'orchestrator', 'orchestrator.sagemaker', 'orchestrator:default'
bool IsSettingsKey(std::string_view key) {
  if (std::ranges::find(kGeneral, key) != std::end(kGeneral)) return true;
  const std::size_t mark = key.find_first_of(".:");
  const bool component =
      std::ranges::find(kComponents, key.substr(0, mark)) != std::end(kComponents);
  return component && (mark == std::string_view::npos || mark + 1 < key.size());
}

std::string SettingsFit(const GivenOption& given) {
  const auto* settings = As<Dict>(given("settings"));
  if (settings == nullptr) return "";
  for (const auto& [key, value] : settings->items) {
    const std::string* name = python::TextIn(key);
    if (name == nullptr) continue;
    if (!IsSettingsKey(*name)) {
      return fmt::format(
          "invalid key '{}' of settings: it is 'docker', 'resources', 'deployment', "
          "or the type of a component, alone or with a flavor or name as in "
          "'orchestrator.sagemaker'",
          *name);
    }
    const bool plain = value->kind < python::Kind::kFunction &&
                       value->kind != python::Kind::kDict && value->kind != python::Kind::kNone;
    if (plain)
      return fmt::format("settings of '{}' are neither an object of settings nor a dictionary",
                         *name);
  }
  return "";
}

std::string StepSettingsFit(const GivenOption& given) {
  const auto* settings = As<Dict>(given("settings"));
  const bool deployment = settings != nullptr && settings->Find("deployment") != nullptr;
  return deployment ? "settings of 'deployment' are the pipeline's, no step's" : "";
}

constexpr OptionTypes kConfiguration = {"Configuration", kCommon, nullptr, {}, &SettingsFit};
constexpr OptionTypes kStepConfiguration = {
    "StepConfiguration", kStep, &kConfiguration, {}, &StepSettingsFit};
constexpr OptionTypes kDecorated = {"DecoratedStep", kDecoratedStep, &kStepConfiguration};
constexpr OptionTypes kPipelineConfiguration = {"PipelineConfiguration", kPipeline,
                                                &kConfiguration};
constexpr OptionTypes kConfigured = {"ConfiguredPipeline", kConfiguredPipeline,
                                     &kPipelineConfiguration};
constexpr OptionTypes kConfiguredRun = {"ConfiguredRun", kRun, &kConfigured};

constexpr OptionTypes kAll[] = {
    {"StepRetryConfig", kRetry},
    {"ResourceSettings", kResources, nullptr, {}, &ReplicasFit},
    {"DockerBuildOptions", kBuildOptions},
    {"DockerBuildConfig", kBuildConfig},
    {"DockerSettings", kDocker, nullptr, {}, &DockerFits},
    {"CachePolicy", kCachePolicy},
    {"Tag", kTag, nullptr, "name"},
    {"GroupInfo", kGroup, nullptr, "id"},
    {"Model", kModel, nullptr, "name"},
    {"ArtifactConfig", kArtifact, nullptr, {}, &KindFits},
    {"ExternalArtifact", {}, nullptr, {}, &ValueFits},
    {"Schedule", kSchedule},
    kDecorated,
    {"MadeStep", kMadeStep, &kDecorated},
    {"ConfiguredStep", kConfiguredStep, &kStepConfiguration},
    {"DecoratedPipeline", kDecoratedPipeline, &kPipelineConfiguration},
    kConfigured,
    {"Run", kRun},
    {"File", kFile, &kConfiguredRun},
};

}  // namespace

const OptionField* OptionTypes::Find(std::string_view field) const {
  const auto found = std::ranges::find(fields, field, &OptionField::name);
  if (found != fields.end()) return &*found;
  return base == nullptr ? nullptr : base->Find(field);
}

const OptionTypes* FindOptionTypes(std::string_view name) {
  const auto* found = std::ranges::find(kAll, name, &OptionTypes::name);
  return found == std::end(kAll) ? nullptr : found;
}

}  // namespace smgraph::zenml
