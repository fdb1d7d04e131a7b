"""Wear of the brake pads of a fleet."""
from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.config import DockerSettings, ResourceSettings
from zenml.config.retry_config import StepRetryConfig
from zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor import SagemakerOrchestratorSettings

docker = DockerSettings(requirements=["pandas==2.1.4", "scikit-learn"], required_integrations=["aws", "s3"])
small = SagemakerOrchestratorSettings(instance_type="ml.m5.large", volume_size_in_gb=30)
large = SagemakerOrchestratorSettings(instance_type="ml.m5.4xlarge", use_training_step=False)


def tell_on_call(exception: BaseException) -> None:
    print("failed:", exception)


def count_success() -> None:
    pass


@step(settings={"orchestrator.sagemaker": small}, retry=StepRetryConfig(max_retries=3, delay=10, backoff=2))
def telemetry(fleet: str, days: int = 30) -> Annotated[List[Dict[str, Any]], "telemetry"]:
    return [{"vehicle": i, "km": 10 * i} for i in range(days)]


@step(settings={"orchestrator.sagemaker": large, "resources": ResourceSettings(cpu_count=8, memory="32GB")}, on_failure=tell_on_call)
def fit_wear(telemetry: List[Dict[str, Any]], degree: int = 2) -> Annotated[Dict[str, float], "wear"]:
    return {"km_per_mm": 12_000.0 / degree}


@step(extra={"owner": "fleet-ml"})
def plan_visits(wear: Dict[str, float], telemetry: List[Dict[str, Any]], horizon_days: int) -> Annotated[List[int], "vehicles"]:
    return [row["vehicle"] for row in telemetry if row["km"] > wear["km_per_mm"] / horizon_days]


@step
def send_to_workshop(vehicles: List[int]) -> None:
    print(len(vehicles), "vehicles")


@pipeline(
    name="brake_wear",
    tags=["fleet", "weekly"],
    settings={"docker": docker},
    on_success=count_success,
    retry=StepRetryConfig(max_retries=1),
)
def brake_wear(fleet: str, horizon_days: int = 14):
    rows = telemetry(fleet)
    wear = fit_wear(rows)
    vehicles = plan_visits(wear, rows, horizon_days=horizon_days)
    send_to_workshop.with_options(enable_cache=False)(vehicles)
