"""Churn: options in every way in which they can be given."""
from typing import Annotated, Any, Optional

import alerts
from alerts import notify_success
from zenml import Model, pipeline, step
from zenml.config import DockerSettings, ResourceSettings
from zenml.config.retry_config import StepRetryConfig
from zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor import SagemakerOrchestratorSettings

small = ResourceSettings(cpu_count=1, memory="2GB")
large = small.model_copy(update={"cpu_count": 8, "memory": "32GB"})
image = DockerSettings(requirements=["lightgbm==4.3"], python_package_installer="uv", apt_packages=["libgomp1"])
sagemaker = {"orchestrator.sagemaker": SagemakerOrchestratorSettings(instance_type="ml.m5.large", volume_size_in_gb=50)}


@step(settings={"resources": small})
def load(table: str, limit: Optional[int] = None) -> Annotated[Any, "raw"]:
    return None


@step(settings={"docker": image, **sagemaker}, on_failure=alerts.notify_failure, on_success=notify_success)
def train(raw: Any, rounds: int = 100, seed: int = 0) -> Annotated[Any, "model"]:
    return None


@step(enable_cache=False, extra={"owner": "crm"})
def evaluate(model: Any, raw: Any, slices: list = ["all"]) -> dict:
    return {}


@step(on_success="alerts.notify_success")
def deploy(model: Any, metrics: list, replicas: int = 1) -> None:
    pass


heavy = train.with_options(settings={"resources": large}, retry=StepRetryConfig(max_retries=2), parameters={"rounds": 1000})
quick = train.copy()
quick.configure(parameters={"rounds": 10}, enable_cache=False)


@pipeline(
    model=Model(name="churn", description="monthly churn"),
    settings={"docker": DockerSettings(requirements=["pandas"]), "resources": ResourceSettings(memory="4GB")},
    extra={"owner": "ds", "cost": 12},
    retry=StepRetryConfig(max_retries=1, delay=1),
)
def churn(table: str = "crm.events", thorough: bool = False, seeds: int = 2):
    raw = load(table)
    trainers = [quick, heavy] if thorough else [quick]
    metrics = []
    model = None
    for seed in range(seeds):
        for trainer in trainers:
            model = trainer(raw, seed=seed)
            metrics.append(evaluate.with_options(extra={"seed": seed})(model, raw, slices=["all", "prepaid"] if trainer is heavy else ["all"]))
    late = deploy.with_options(settings={"resources": {"cpu_count": 2}})
    late(model, metrics, replicas=len(trainers), after=[m for m in metrics])


churn.configure(enable_cache=True, extra={"cost": 15, "stage": "dev"})

if __name__ == "__main__":
    churn()
    prod = churn.with_options(run_name="churn_prod_{time}", settings={"resources": ResourceSettings(gpu_count=1)}, extra={"stage": "prod"}, on_failure=alerts.notify_failure)
    prod(thorough=True, seeds=1)
    heavy.configure(enable_cache=False)
    churn.with_options(model=Model(name="churn", version="v2"))("crm.small", True, 1)
