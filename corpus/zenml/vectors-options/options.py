"""One statement each about options: a pipeline that is compiled, or refused when its body makes the option."""
import datetime
from typing import Optional
from uuid import uuid4

from zenml import ArtifactConfig, ExternalArtifact, Model, Tag, pipeline, step
from zenml.config import (
    CachePolicy,
    DeploymentSettings,
    DockerSettings,
    ResourceSettings,
    Schedule,
    StepRetryConfig,
)
from zenml.config.docker_settings import DockerBuildConfig
from zenml.enums import ArtifactType, ExecutionMode, StepRuntime
from zenml.steps import BaseStep


@step
def one(n: int = 1) -> int:
    return n


def body():
    one()


def quiet():
    pass


def on_error(error: BaseException):
    pass


def on_any_end(error: Optional[BaseException] = None):
    pass


def on_value_error(error: ValueError):
    pass


def on_text(text: str):
    pass


def on_two(error, text):
    pass


def on_two_defaults(error=None, text="x"):
    pass


def on_anything(*args, **kwargs):
    pass


def on_named(*, error):
    pass


def on_start_of(rows: int, name: str = "x"):
    pass


class Hook:
    def __call__(self, error: BaseException) -> None:
        pass

    def method(self):
        pass


# ---- resources


@pipeline
def resources_that_fit():
    one.with_options(settings={"resources": ResourceSettings(cpu_count=2, gpu_count=0, memory="16GB")})()
    one.with_options(settings={"resources": ResourceSettings(cpu_count="0.5", gpu_count="1", memory="512MiB")})()
    one.with_options(settings={"resources": ResourceSettings(gpu_class="a100", unheard_of=1)})()


@pipeline
def resources_cpu_negative():
    one.with_options(settings={"resources": ResourceSettings(cpu_count=-1)})()


@pipeline
def resources_cpu_zero():
    one.with_options(settings={"resources": ResourceSettings(cpu_count=0)})()


@pipeline
def resources_cpu_text():
    one.with_options(settings={"resources": ResourceSettings(cpu_count="two")})()


@pipeline
def resources_gpu_negative():
    one.with_options(settings={"resources": ResourceSettings(gpu_count=-1)})()


@pipeline
def resources_gpu_fraction():
    one.with_options(settings={"resources": ResourceSettings(gpu_count=0.5)})()


@pipeline
def resources_memory_without_unit():
    one.with_options(settings={"resources": ResourceSettings(memory="16")})()


@pipeline
def resources_memory_with_space():
    one.with_options(settings={"resources": ResourceSettings(memory="16 GB")})()


@pipeline
def resources_memory_other_unit():
    one.with_options(settings={"resources": ResourceSettings(memory="16Gi")})()


@pipeline
def resources_memory_number():
    one.with_options(settings={"resources": ResourceSettings(memory=16)})()


@pipeline
def resources_memory_fraction():
    one.with_options(settings={"resources": ResourceSettings(memory="1.5GB")})()


@pipeline
def resources_replicas():
    one.with_options(settings={"resources": ResourceSettings(min_replicas=1, max_replicas=0, max_concurrency=3)})()


@pipeline
def resources_replicas_crossed():
    one.with_options(settings={"resources": ResourceSettings(min_replicas=3, max_replicas=2)})()


@pipeline
def resources_metric():
    one.with_options(settings={"resources": ResourceSettings(autoscaling_metric="gpu")})()


@pipeline
def resources_concurrency_zero():
    one.with_options(settings={"resources": ResourceSettings(max_concurrency=0)})()


@pipeline
def resources_timeout_zero():
    one.with_options(settings={"resources": ResourceSettings(allocation_wait_timeout_seconds=0)})()


@pipeline
def resources_timeout_none():
    one.with_options(settings={"resources": ResourceSettings(allocation_wait_timeout_seconds=None)})()


@pipeline
def resources_as_dict_without_unit():
    one.with_options(settings={"resources": {"memory": "16"}})()


# ---- Docker


@pipeline
def docker_that_fits():
    one.with_options(settings={"docker": DockerSettings(parent_image="python:3.11", skip_build=True)})()
    one.with_options(settings={"docker": DockerSettings(python_package_installer="pip", requirements=["pandas"], apt_packages=["git"])})()
    one.with_options(settings={"docker": DockerSettings(requirements="requirements.txt", required_integrations=["sklearn"], unheard_of=3)})()
    one.with_options(settings={"docker": DockerSettings(environment={"A": 1}, replicate_local_python_environment=True, user=None)})()
    one.with_options(settings={"docker": DockerSettings(build_config={"dockerignore": ".dockerignore"})})()
    one.with_options(settings={"docker": DockerSettings(build_config=DockerBuildConfig(build_options={"tag": "x"}))})()


@pipeline
def docker_skip_without_image():
    one.with_options(settings={"docker": DockerSettings(skip_build=True)})()


@pipeline
def docker_installer():
    one.with_options(settings={"docker": DockerSettings(python_package_installer="poetry")})()


@pipeline
def docker_requirements_set():
    one.with_options(settings={"docker": DockerSettings(requirements={"pandas": "2"})})()


@pipeline
def docker_integrations_text():
    one.with_options(settings={"docker": DockerSettings(required_integrations="sklearn")})()


@pipeline
def docker_apt_text():
    one.with_options(settings={"docker": DockerSettings(apt_packages="git")})()


@pipeline
def docker_environment_list():
    one.with_options(settings={"docker": DockerSettings(environment=["A=1"])})()


@pipeline
def docker_image_number():
    one.with_options(settings={"docker": DockerSettings(parent_image=3)})()


@pipeline
def docker_replicate_word():
    one.with_options(settings={"docker": DockerSettings(replicate_local_python_environment="conda")})()


@pipeline
def docker_replicate_yes():
    one.with_options(settings={"docker": DockerSettings(replicate_local_python_environment="yes")})()


@pipeline
def docker_local_project():
    one.with_options(settings={"docker": DockerSettings(local_project_install_command="pip install .", allow_including_files_in_images=False)})()


@pipeline
def docker_integrations_none():
    one.with_options(settings={"docker": DockerSettings(required_integrations=None)})()


@pipeline
def docker_build_config_text():
    one.with_options(settings={"docker": DockerSettings(build_config="x")})()


# ---- retry


@pipeline
def retry_that_fits():
    one.with_options(retry=StepRetryConfig())()
    one.with_options(retry=StepRetryConfig(max_retries=3, delay=10, backoff=2))()
    one.with_options(retry=StepRetryConfig(max_retries="3", delay=2.0, backoff=0, unheard_of=1))()
    one.with_options(retry={"max_retries": 2})()


@pipeline
def retry_zero():
    one.with_options(retry=StepRetryConfig(max_retries=0))()


@pipeline
def retry_negative_delay():
    one.with_options(retry=StepRetryConfig(max_retries=2, delay=-1))()


@pipeline
def retry_fraction():
    one.with_options(retry=StepRetryConfig(max_retries=2, backoff=1.5))()


@pipeline
def retry_none():
    one.with_options(retry=StepRetryConfig(max_retries=None))()


@pipeline
def retry_as_number():
    one.with_options(retry=3)()


@pipeline
def retry_as_dict_of_zero():
    one.with_options(retry={"max_retries": 0})()


@pipeline
def retry_by_position():
    one.with_options(retry=StepRetryConfig(3))()


@pipeline
def retry_of_a_pipeline():
    pipeline(retry=3)(body)
    one()


# ---- keywords


@pipeline
def step_keyword():
    step(retries=3)(body)
    one()


@pipeline
def step_keyword_cache():
    step(cache=False)(body)
    one()


@pipeline
def step_tags():
    step(tags=["a"])(body)
    one()


@pipeline
def step_by_position():
    step("named")(body)
    one()


@pipeline
def pipeline_keyword():
    pipeline(schedule=None)(body)
    one()


@pipeline
def pipeline_keyword_parameters():
    pipeline(parameters={})(body)
    one()


@pipeline
def pipeline_keyword_step_operator():
    pipeline(step_operator="x")(body)
    one()


@pipeline
def options_keyword():
    one.with_options(cached=False)()


@pipeline
def options_id():
    one.with_options(id="x")()


@pipeline
def configure_keyword():
    pipeline(body).configure(schedule=Schedule(cron_expression="0 0 * * *"))
    one()


@pipeline
def configure_config_path():
    pipeline(body).configure(config_path="x.yaml")
    one()


@pipeline
def configure_step_keyword():
    step(body).configure(cached=True)
    one()


@pipeline
def options_of_pipeline_keyword():
    pipeline(body).with_options(cached=True)
    one()


@pipeline
def options_of_pipeline_unlisted():
    pipeline(body).with_options(unlisted=True, prevent_build_reuse=True, run_name="x", tags=["a"])
    one()


@pipeline
def class_step_keyword():
    class Doubled(BaseStep):
        def entrypoint(self, n: int) -> int:
            return n

    Doubled(cached=True)(n=1)


@pipeline
def step_of_legacy_options():
    step(step_operator=True, experiment_tracker="x", environment={"A": 1}, secrets=["a"], extra={"a": 1})(body)
    one()


# ---- keys of settings


@pipeline
def settings_that_fit():
    one.with_options(settings={"orchestrator": {}, "step_operator.sagemaker": {}, "artifact_store:local": {"path": "x"}})()
    one.with_options(settings={"docker": {"user": "me"}, "resources": {"cpu_count": 2.0}})()


@pipeline
def settings_without_type():
    one.with_options(settings={"sagemaker": {}})()


@pipeline
def settings_turned_round():
    one.with_options(settings={"sagemaker.orchestrator": {}})()


@pipeline
def settings_upper():
    one.with_options(settings={"Docker": {}})()


@pipeline
def settings_singular():
    one.with_options(settings={"resource": ResourceSettings(cpu_count=1)})()


@pipeline
def settings_with_a_slash():
    one.with_options(settings={"orchestrator/sagemaker": {}})()


@pipeline
def settings_of_a_pipeline():
    pipeline(settings={"sagemaker": {}})(body)
    one()


@pipeline
def settings_as_list():
    one.with_options(settings=[DockerSettings()])()


@pipeline
def settings_object():
    one.with_options(settings=DockerSettings())()


@pipeline
def settings_of_text():
    one.with_options(settings={"docker": "python:3.11"})()


@pipeline
def settings_with_an_ending_dot():
    one.with_options(settings={"orchestrator.": {}})()


# ---- tags, extra and their like


@pipeline
def pipeline_options_that_fit():
    pipeline(tags=["a", Tag(name="b", cascade=True)], extra={"a": 1}, environment={"A": 1}, secrets=["x", uuid4()])(body)
    pipeline(enable_cache=None, enable_step_logs="no", substitutions={"a": "b"}, execution_mode="fail_fast")(body)
    pipeline(execution_mode=ExecutionMode.STOP_ON_FAILURE, cache_policy="default", model=Model(name="m"))(body)
    pipeline(tags=[], on_failure=None, enable_heartbeat=True, enable_pipeline_logs=False, depends_on=[one])(body)
    one()


@pipeline
def tags_as_text():
    pipeline(tags="nightly")(body)
    one()


@pipeline
def tags_as_tuple():
    pipeline(tags=("a", "b"))(body)
    one()


@pipeline
def tags_as_dict():
    pipeline(tags={"team": "ml"})(body)
    one()


@pipeline
def tags_of_numbers():
    pipeline(tags=[1, 2])(body)
    one()


@pipeline
def tag_of_a_colour():
    Tag(name="a", color="red")
    one()


@pipeline
def tag_of_no_colour():
    Tag(name="a", color="crimson")
    one()


@pipeline
def tag_by_position():
    Tag("a")
    one()


@pipeline
def tag_without_name():
    Tag(color="red")
    one()


@pipeline
def extra_as_list():
    one.with_options(extra=["a"])()


@pipeline
def environment_of_numbers():
    one.with_options(environment={"A": 1})()


@pipeline
def environment_of_texts():
    one.with_options(environment={"A": "1"})()


@pipeline
def environment_as_list():
    one.with_options(environment=["A=1"])()


@pipeline
def pipeline_environment_of_numbers():
    pipeline(environment={"A": 1})(body)
    one()


@pipeline
def secrets_as_text():
    one.with_options(secrets="token")()


@pipeline
def enable_cache_word():
    one.with_options(enable_cache="sometimes")()


@pipeline
def enable_cache_number():
    one.with_options(enable_cache=2)()


@pipeline
def enable_cache_text():
    one.with_options(enable_cache="false")()


@pipeline
def substitutions_of_numbers():
    one.with_options(substitutions={"a": 1})()


@pipeline
def substitutions_of_texts():
    one.with_options(substitutions={"a": "1"})()


@pipeline
def execution_mode_word():
    pipeline(execution_mode="slow")(body)
    one()


@pipeline
def cache_policy_word():
    one.with_options(cache_policy="always")()


@pipeline
def cache_policy_upper():
    one.with_options(cache_policy="DEFAULT")()


@pipeline
def cache_policy_object():
    one.with_options(cache_policy=CachePolicy(include_step_code=False, ignored_inputs=["n"], expires_after=60))()


@pipeline
def cache_policy_input_text():
    one.with_options(cache_policy=CachePolicy(ignored_inputs="n"))()


@pipeline
def cache_policy_flag():
    one.with_options(cache_policy=True)()


@pipeline
def runtime_word():
    one.with_options(runtime="fast")()


@pipeline
def runtime_that_fits():
    one.with_options(runtime="isolated")()
    one.with_options(runtime=StepRuntime.INLINE)()


@pipeline
def heartbeat_too_short():
    one.with_options(heartbeat_healthy_threshold=5)()


@pipeline
def heartbeat_too_long():
    one.with_options(heartbeat_healthy_threshold=90)()


@pipeline
def heartbeat_that_fits():
    one.with_options(heartbeat_healthy_threshold=10)()
    one.with_options(heartbeat_healthy_threshold=60)()


@pipeline
def group_that_fits():
    one.with_options(group="training")()


@pipeline
def group_of_number():
    one.with_options(group=3)()


@pipeline
def step_operator_number():
    one.with_options(step_operator=3)()


@pipeline
def model_as_text():
    one.with_options(model="churn")()


@pipeline
def model_as_dict():
    one.with_options(model={"name": "churn"})()


@pipeline
def model_by_position():
    one.with_options(model=Model("churn"))()


@pipeline
def model_without_name():
    one.with_options(model=Model(version="1"))()


@pipeline
def model_tags_text():
    one.with_options(model=Model(name="churn", tags="a"))()


@pipeline
def model_that_fits():
    one.with_options(model=Model(name="churn", version=3, tags=["a"], license="MIT", unheard_of=1))()


@pipeline
def parameters_unheard_of():
    one.with_options(parameters={"m": 1})()


@pipeline
def parameters_of_type():
    one.with_options(parameters={"n": "many"})()


@pipeline
def parameters_that_fit():
    one.with_options(parameters={"n": 3})()


@pipeline
def materializers_of_absent_outputs():
    one.with_options(output_materializers={"absent": "x.Y"})()


@pipeline
def step_name_number():
    step(name=3)(quiet)()


# ---- hooks


@pipeline
def hooks_that_fit():
    one.with_options(on_failure=on_error, on_success=quiet, on_start=quiet, on_end=on_error)()
    one.with_options(on_failure=quiet, on_end=quiet)()
    one.with_options(on_failure=on_anything, on_success=on_anything)()
    one.with_options(on_failure=on_two_defaults, on_success=on_two_defaults)()
    one.with_options(on_failure="options.on_error", on_success="options.quiet")()
    one.with_options(on_failure=on_error, on_success=None)()


@pipeline
def hook_success_with_an_argument():
    one.with_options(on_success=on_error)()


@pipeline
def hook_success_with_an_optional_error():
    one.with_options(on_success=on_any_end)()


@pipeline
def hook_failure_with_an_optional_error():
    one.with_options(on_failure=on_any_end, on_end=on_any_end)()


@pipeline
def hook_nested():
    def told():
        pass

    one.with_options(on_success=told)()


@pipeline
def settings_of_a_deployment():
    one.with_options(settings={"deployment": DeploymentSettings()})()


@pipeline
def hook_start_with_an_argument():
    one.with_options(on_start=on_text)()


@pipeline
def hook_failure_of_two():
    one.with_options(on_failure=on_two)()


@pipeline
def hook_failure_of_text():
    one.with_options(on_failure=on_text)()


@pipeline
def hook_failure_of_value_error():
    one.with_options(on_failure=on_value_error)()


@pipeline
def hook_failure_named():
    one.with_options(on_failure=on_named)()


@pipeline
def hook_end_of_two():
    one.with_options(on_end=on_two)()


@pipeline
def hook_number():
    one.with_options(on_failure=3)()


@pipeline
def hook_source_without_dot():
    one.with_options(on_failure="quiet")()


@pipeline
def hook_called_too_early():
    one.with_options(on_success=quiet())()


@pipeline
def hook_list():
    one.with_options(on_failure=[on_error])()


@pipeline
def hook_lambda():
    one.with_options(on_success=lambda: None)()


@pipeline
def hook_lambda_of_two():
    one.with_options(on_failure=lambda a, b: None)()


@pipeline
def hook_of_a_pipeline():
    pipeline(on_success=on_error)(body)
    one()


@pipeline
def hooks_of_pipelines_that_fit():
    pipeline(on_success=quiet, on_failure=on_error, on_init=quiet, on_cleanup=quiet, on_pause=quiet, on_resume=quiet)(body)
    pipeline(on_init=on_start_of, on_init_kwargs={"rows": 3})(body)
    one()


@pipeline
def hook_init_without_arguments():
    pipeline(on_init=on_start_of)(body)
    one()


@pipeline
def hook_init_unheard_of():
    pipeline(on_init=on_start_of, on_init_kwargs={"rows": 3, "more": 1})(body)
    one()


@pipeline
def hook_init_of_type():
    pipeline(on_init=on_start_of, on_init_kwargs={"rows": "many"})(body)
    one()


@pipeline
def hook_cleanup_with_an_argument():
    pipeline(on_cleanup=on_text)(body)
    one()


@pipeline
def hook_pause_with_an_argument():
    pipeline(on_pause=on_text)(body)
    one()


# ---- artifacts and schedules


@pipeline
def artifact_configs_that_fit():
    ArtifactConfig(name="a", version=3, tags=["x"], run_metadata={"a": 1}, artifact_type="ModelArtifact", unheard_of=2)
    ArtifactConfig(name="a", artifact_type=ArtifactType.MODEL, version="v1")
    ArtifactConfig(name="a", is_model_artifact=True, model_name="m")
    one()


@pipeline
def artifact_config_by_position():
    ArtifactConfig("a")
    one()


@pipeline
def artifact_config_tags_text():
    ArtifactConfig(name="a", tags="x")
    one()


@pipeline
def artifact_config_name_number():
    ArtifactConfig(name=3)
    one()


@pipeline
def artifact_config_type():
    ArtifactConfig(name="a", artifact_type="model")
    one()


@pipeline
def artifact_config_of_both():
    ArtifactConfig(name="a", is_model_artifact=True, is_deployment_artifact=True)
    one()


@pipeline
def schedules_that_fit():
    Schedule(cron_expression="never")
    Schedule(start_time=datetime.datetime(2024, 1, 1), interval_second=60)
    Schedule(start_time="2024-01-01T00:00:00", interval_second=datetime.timedelta(hours=1), catchup="yes")
    Schedule(run_once_start_time=datetime.datetime(2030, 1, 1), name="x", unheard_of=1)
    one()


@pipeline
def schedule_of_a_number():
    Schedule(cron_expression=5)
    one()


@pipeline
def schedule_by_position():
    Schedule("0 0 * * *")
    one()


@pipeline
def schedule_of_no_interval():
    Schedule(start_time=datetime.datetime(2024, 1, 1), interval_second="often")
    one()


@pipeline
def schedule_of_no_time():
    Schedule(start_time="tomorrow", interval_second=60)
    one()


@pipeline
def external_artifact_by_position():
    one(n=ExternalArtifact(3))


@pipeline
def deployment_settings():
    DeploymentSettings(app_title="x")
    one()


# ---- run configurations


def file_memory():
    @pipeline(name="file_memory")
    def file():
        one()

    file.with_options(config_path="configs/memory.yaml")()


def file_memory_of_a_step():
    @pipeline(name="file_memory_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/memory_of_a_step.yaml")()


def file_retry():
    @pipeline(name="file_retry")
    def file():
        one()

    file.with_options(config_path="configs/retry.yaml")()


def file_retry_of_a_step():
    @pipeline(name="file_retry_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/retry_of_a_step.yaml")()


def file_tags():
    @pipeline(name="file_tags")
    def file():
        one()

    file.with_options(config_path="configs/tags.yaml")()


def file_cache():
    @pipeline(name="file_cache")
    def file():
        one()

    file.with_options(config_path="configs/cache.yaml")()


def file_cache_of_a_step():
    @pipeline(name="file_cache_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/cache_of_a_step.yaml")()


def file_key():
    @pipeline(name="file_key")
    def file():
        one()

    file.with_options(config_path="configs/key.yaml")()


def file_key_of_a_step():
    @pipeline(name="file_key_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/key_of_a_step.yaml")()


def file_model():
    @pipeline(name="file_model")
    def file():
        one()

    file.with_options(config_path="configs/model.yaml")()


def file_environment_of_a_step():
    @pipeline(name="file_environment_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/environment_of_a_step.yaml")()


def file_installer():
    @pipeline(name="file_installer")
    def file():
        one()

    file.with_options(config_path="configs/installer.yaml")()


def file_heartbeat_of_a_step():
    @pipeline(name="file_heartbeat_of_a_step")
    def file():
        one()

    file.with_options(config_path="configs/heartbeat_of_a_step.yaml")()


def file_that_fits():
    @pipeline(name="file_that_fits")
    def file():
        one()

    file.with_options(config_path="configs/that_fits.yaml")()
