#include "frontends/zenml/options.h"

namespace smgraph::zenml {

// The options that ZenML has, one class for each function and class that takes some: what is no
// field is an argument that it does not have. Values have the fields' types as pydantic converts
// them. Types of ZenML that are none of these are taken as they are: Any.
const std::string_view kOptionTypes = R"py(
import re
from typing import Any, Dict, List, Literal, Optional, Union

from pydantic import BaseModel, Field, InstanceOf, NonNegativeInt, PositiveFloat, PositiveInt, field_validator, model_validator
from smgraph import is_known

COMPONENTS = ("alerter|annotator|artifact_store|container_registry|data_validator|experiment_tracker|feature_store|image_builder"
              "|log_store|model_deployer|orchestrator|step_operator|model_registry|deployer|sandbox")
SETTINGS_KEY = "docker|resources|deployment|(" + COMPONENTS + ")([.:].+)?"


# ---- objects

class StepRetryConfig(BaseModel):
    max_retries: PositiveInt = 1
    delay: NonNegativeInt = 0
    backoff: NonNegativeInt = 0


class ResourceSettings(BaseModel):
    cpu_count: Optional[PositiveFloat] = None
    gpu_count: Optional[NonNegativeInt] = None
    gpu_class: Optional[str] = None
    memory: Optional[str] = Field(default=None, pattern="^[0-9]+(B|[KMGTP]i?B)$")
    allocation_wait_timeout_seconds: PositiveInt = 3600
    initialization_lease_seconds: PositiveInt = 3600
    min_replicas: Optional[NonNegativeInt] = None
    max_replicas: Optional[NonNegativeInt] = None
    autoscaling_metric: Optional[Literal["cpu", "memory", "concurrency", "rps"]] = None
    autoscaling_target: Optional[PositiveFloat] = None
    max_concurrency: Optional[PositiveInt] = None
    resources: Any = None
    reclaim_tolerance: Any = None
    preemptible: Any = None
    pool_resources: Any = None

    @model_validator(mode="after")
    def replicas_fit(self):
        least, most = self.min_replicas, self.max_replicas
        if is_known(least) and is_known(most) and least and most and least > most:
            raise ValueError(f"min_replicas ({least}) cannot be greater than max_replicas ({most})")
        return self


class DockerBuildOptions(BaseModel):
    pull: Optional[bool] = None
    rm: Optional[bool] = None
    no_cache: Optional[bool] = None
    shm_size: Optional[int] = None
    labels: Optional[Dict[str, Any]] = None
    build_args: Optional[Dict[str, Any]] = None
    cache_from: Optional[List[str]] = None


class DockerBuildConfig(BaseModel):
    build_options: Any = None
    dockerignore: Optional[str] = None


class DockerSettings(BaseModel):
    parent_image: Optional[str] = None
    image_tag: Optional[str] = None
    dockerfile: Optional[str] = None
    build_context_root: Optional[str] = None
    parent_image_build_config: Optional[Union[InstanceOf[Any], DockerBuildConfig]] = None
    skip_build: bool = False
    prevent_build_reuse: bool = False
    target_repository: Optional[str] = None
    python_package_installer: Literal["pip", "uv"] = "uv"
    python_package_installer_cache_mount: Optional[str] = None
    python_package_installer_args: Dict[str, Any] = {}
    replicate_local_python_environment: Optional[
        Union[List[str], Literal["pip_freeze", "uv_freeze", "poetry_export"], bool]
    ] = None
    pyproject_path: Optional[str] = None
    pyproject_export_command: Optional[List[str]] = None
    requirements: Union[None, str, List[str]] = None
    required_integrations: List[str] = []
    install_stack_requirements: bool = True
    install_deployment_requirements: bool = True
    local_project_install_command: Optional[str] = None
    apt_packages: List[str] = []
    environment: Dict[str, Any] = {}
    runtime_environment: Dict[str, Any] = {}
    user: Optional[str] = None
    build_config: Optional[Union[InstanceOf[Any], DockerBuildConfig]] = None
    allow_including_files_in_images: bool = True
    allow_download_from_code_repository: bool = True
    allow_download_from_artifact_store: bool = True
    disable_automatic_requirements_detection: bool = True
    build_options: Dict[str, Any] = {}
    dockerignore: Optional[str] = None
    copy_files: bool = True
    copy_global_config: bool = True
    source_files: Optional[Literal["download", "include", "download_or_include", "ignore"]] = None
    required_hub_plugins: List[str] = []

    @model_validator(mode="after")
    def options_fit(self):
        if self.skip_build is True and is_known(self.parent_image) and not self.parent_image:
            raise ValueError("skip_build=True needs a parent_image, in which the steps run as it is")
        command = self.local_project_install_command
        if is_known(command) and command and self.allow_including_files_in_images is False:
            raise ValueError("local_project_install_command= needs allow_including_files_in_images")
        return self


class CachePolicy(BaseModel):
    include_step_code: bool = True
    include_step_parameters: bool = True
    include_artifact_values: bool = True
    include_artifact_ids: bool = True
    ignored_inputs: Optional[List[str]] = None
    file_dependencies: Optional[List[str]] = None
    source_dependencies: Any = None
    cache_func: Any = None
    expires_after: Optional[int] = None


class Tag(BaseModel):
    name: str
    color: Optional[
        Literal["grey", "purple", "red", "green", "yellow", "orange", "lime", "teal", "turquoise", "magenta", "blue"]
    ] = None
    exclusive: Optional[bool] = None
    cascade: Optional[bool] = None


class GroupInfo(BaseModel):
    id: str
    name: Optional[str] = None
    type: Any = None


class Model(BaseModel):
    name: str
    license: Optional[str] = None
    description: Optional[str] = None
    audience: Optional[str] = None
    use_cases: Optional[str] = None
    limitations: Optional[str] = None
    trade_offs: Optional[str] = None
    ethics: Optional[str] = None
    tags: Optional[List[str]] = None
    version: Optional[Union[int, str]] = None
    save_models_to_registry: bool = True


class ArtifactConfig(BaseModel):
    name: Optional[str] = None
    version: Optional[Union[str, int]] = None
    tags: Optional[List[str]] = None
    run_metadata: Optional[Dict[str, Any]] = None
    artifact_type: Optional[
        Literal[
            "DataAnalysisArtifact", "DataArtifact", "ModelArtifact", "SchemaArtifact", "ServiceArtifact",
            "StatisticsArtifact", "BaseArtifact",
        ]
    ] = None
    is_model_artifact: Any = None
    is_deployment_artifact: Any = None

    @model_validator(mode="after")
    def kind_fits(self):
        if self.is_model_artifact is True and self.is_deployment_artifact is True:
            raise ValueError("an artifact is a model artifact or a deployment artifact, not both")
        return self


class ExternalArtifact(BaseModel):
    value: Any = None


class Schedule(BaseModel):
    name: Optional[str] = None
    cron_expression: Optional[str] = None
    start_time: Any = None
    end_time: Any = None
    interval_second: Any = None
    catchup: bool = False
    run_once_start_time: Any = None

    @field_validator("start_time", "end_time", "interval_second", "run_once_start_time")
    def has_digits(cls, value):
        if is_known(value) and isinstance(value, str) and not re.search("[0-9]", value):
            raise ValueError(f"{value!r} is no time")
        return value


# ---- functions

# A dictionary of settings is merged with others first: it is wrong where one field is.
class PartialDocker(DockerSettings):
    def options_fit(self):
        return self


class PartialResources(ResourceSettings):
    def replicas_fit(self):
        return self


PARTIAL = {"docker": PartialDocker, "resources": PartialResources}


class Configuration(BaseModel):
    enable_cache: Optional[bool] = None
    enable_artifact_metadata: Optional[bool] = None
    enable_step_logs: Optional[bool] = None
    secrets: Optional[List[Any]] = None
    settings: Optional[Dict[str, Any]] = None
    extra: Optional[Dict[str, Any]] = None
    on_failure: Any = None
    on_success: Any = None
    on_start: Any = None
    on_end: Any = None
    model: Optional[Union[InstanceOf[Any], Model]] = None
    retry: Optional[Union[InstanceOf[Any], StepRetryConfig]] = None
    substitutions: Optional[Dict[str, str]] = None
    cache_policy: Optional[Union[InstanceOf[Any], CachePolicy]] = None

    @field_validator("cache_policy", mode="before")
    def spell_policy(cls, value):
        return {} if is_known(value) and isinstance(value, str) and value.lower() == "default" else value

    @field_validator("settings")
    def keys_fit(cls, value):
        for key, given in value.items() if is_known(value) and value else ():
            if is_known(key) and not re.fullmatch(SETTINGS_KEY, key):
                raise ValueError(
                    f"invalid key {key!r}: it is 'docker', 'resources', 'deployment', or the type of a component, "
                    "alone or with a flavor or name as in 'orchestrator.sagemaker'"
                )
            if is_known(given) and isinstance(given, (str, int, float, list)):
                raise ValueError(f"what {key!r} is given is neither an object of settings nor a dictionary")
            if is_known(given) and isinstance(given, dict) and key in PARTIAL:
                kept = {name: one for name, one in given.items() if one is not None}
                PARTIAL[key](**kept)
        return value


class StepConfiguration(Configuration):
    enable_artifact_visualization: Optional[bool] = None
    experiment_tracker: Optional[Union[bool, str]] = None
    step_operator: Optional[Union[bool, str]] = None
    output_materializers: Any = None
    environment: Optional[Dict[str, str]] = None
    runtime: Optional[Literal["inline", "isolated"]] = None
    heartbeat_healthy_threshold: Optional[int] = Field(default=None, ge=10, le=60)
    group: Optional[Union[str, InstanceOf[Any], GroupInfo]] = None

    @field_validator("settings")
    def level_fits(cls, value):
        if is_known(value) and value and "deployment" in value:
            raise ValueError("settings of 'deployment' are the pipeline's, no step's")
        return value


class DecoratedStep(StepConfiguration):
    name: Optional[str] = None
    step_type: Any = None


class MadeStep(DecoratedStep):
    parameters: Optional[Dict[str, Any]] = None


class ConfiguredStep(StepConfiguration):
    parameters: Optional[Dict[str, Any]] = None
    merge: Any = True


class PipelineConfiguration(Configuration):
    enable_heartbeat: Optional[bool] = None
    environment: Optional[Dict[str, Any]] = None
    enable_pipeline_logs: Optional[bool] = None
    tags: Optional[List[Union[str, InstanceOf[Any], Tag]]] = None
    on_pause: Any = None
    on_resume: Any = None
    on_init: Any = None
    on_init_kwargs: Optional[Dict[str, Any]] = None
    on_cleanup: Any = None
    execution_mode: Optional[Literal["fail_fast", "stop_on_failure", "continue_on_failure"]] = None


class DecoratedPipeline(PipelineConfiguration):
    name: Optional[str] = None
    dynamic: Optional[bool] = None
    depends_on: Any = None


class ConfiguredPipeline(PipelineConfiguration):
    enable_artifact_visualization: Optional[bool] = None
    parameters: Optional[Dict[str, Any]] = None
    merge: Any = True
)py";

}  // namespace smgraph::zenml
