import sys

from zenml import pipeline, step
from zenml.config import DockerSettings, ResourceSettings
from zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor import SagemakerOrchestratorSettings
from zenml.integrations.aws.flavors.sagemaker_step_operator_flavor import SagemakerStepOperatorSettings


@step(settings={"orchestrator.sagemaker": SagemakerOrchestratorSettings(instance_type="ml.m5.large", environment={"LOG": "1"})})
def notes(ward: str) -> list:
    return []


@step(settings={"step_operator.sagemaker": SagemakerStepOperatorSettings(instance_type="ml.g5.xlarge"), "resources": ResourceSettings(memory="8GB")})
def codes(notes: list, model: str = "small") -> list:
    return notes


@step(extra={"owner": "wards", "tier": 2})
def audit(codes: list, sample: int) -> float:
    return 1.0


@pipeline(
    settings={
        "docker": DockerSettings(requirements=["spacy"], apt_packages=["git"]),
        "orchestrator.sagemaker": {"volume_size_in_gb": 40, "max_runtime_in_seconds": 3600},
        "resources": {"cpu_count": 2},
    },
    extra={"owner": "clinic", "ids": {"a": 1}},
)
def coding(ward: str = "icu", sample: int = 10):
    coded = codes(notes(ward))
    audit(coded, sample)


if __name__ == "__main__":
    stage = sys.argv[1] if len(sys.argv) > 1 else "dev"
    run = coding.with_options(config_path=f"{stage}.yaml", settings={"resources": {"memory": "4GB"}}, extra={"ids": {"b": 2}})
    run()
