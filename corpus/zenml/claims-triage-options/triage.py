from typing import Any, Dict, List, Optional, Tuple

from typing_extensions import Annotated
from zenml import ArtifactConfig, Model, Tag, pipeline, step
from zenml.config import DockerSettings, ResourceSettings, StepRetryConfig
from zenml.enums import ModelStages


def page_someone(error: Optional[BaseException] = None) -> None:
    print("paging", error)


def thank() -> None:
    print("done")


docker = DockerSettings(python_package_installer="uv", requirements=["polars"], environment={"OMP_NUM_THREADS": "1"})
gpu = ResourceSettings(cpu_count=4, gpu_count=1, memory="16GB")


@step(retry=StepRetryConfig(max_retries=2, delay=5), on_failure=page_someone, environment={"REGION": "eu"})
def letters(inbox: str) -> Annotated[List[str], ArtifactConfig(name="letters", tags=["raw"])]:
    return [inbox]


@step(substitutions={"lang": "de"}, settings={"resources": gpu})
def embed(texts: List[str]) -> Annotated[List[List[float]], "vectors_{lang}_{date}"]:
    return [[0.0]]


@step(model=Model(name="triage", version="7"), step_operator=None)
def classify(vectors: List[List[float]], margin: float = 0.1) -> Tuple[
    Annotated[List[str], ArtifactConfig(name="labels", version="3")],
    Annotated[Dict[str, Any], "stats"],
]:
    return ["motor"], {"margin": margin}


@step(on_success=thank, tags=None) if False else step(on_success=thank)
def route(labels: List[str], urgent: bool) -> None:
    pass


@pipeline(
    settings={"docker": docker, "resources": ResourceSettings(cpu_count=1)},
    model=Model(name="triage", version=ModelStages.LATEST, license="MIT"),
    on_failure=page_someone,
    tags=["claims", Tag(name="nightly", cascade=True)],
    extra={"cost_centre": 4711},
    substitutions={"zone": "north"},
    environment={"REGION": "us", "LEVEL": "info"},
)
def triage(inbox: str = "s3://letters", margin: float = 0.2):
    texts = letters(inbox)
    vectors = embed(texts)
    careful = classify.with_options(parameters={"margin": 0.05}, extra={"mode": "careful"})
    labels, stats = classify(vectors, margin=margin)
    labels2, _ = careful(vectors)
    route.configure(settings={"resources": {"cpu_count": 2}})
    route(labels, urgent=False)
    route.with_options(on_failure=page_someone)(labels2, True)


if __name__ == "__main__":
    triage()
