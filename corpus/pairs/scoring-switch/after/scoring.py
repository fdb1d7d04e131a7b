"""Nightly scoring with an optional explanation of every row. Migrated from SageMaker."""
from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.integrations.aws.flavors.sagemaker_orchestrator_flavor import SagemakerOrchestratorSettings

Rows = List[Dict[str, Any]]


@step(enable_cache=True)
def read_rows(rows: str) -> Annotated[Rows, "table"]:
    return [{"id": i} for i in range(10)]


@step
def score_rows(table: Rows, model: str) -> Annotated[List[float], "scores"]:
    return [0.5 for _ in table]


@step
def explain_rows(table: Rows, model: str, scores: List[float]) -> None:
    print(len(table), len(scores), model)


@step
def explain_sample(scores: List[float], rows: int = 100) -> None:
    print(scores[:rows])


@step
def deliver(scores: List[float]) -> None:
    print(len(scores))


# Migration note: InstanceType was a parameter of the SageMaker pipeline; the instance count is always 1 here.
@pipeline(enable_cache=False, settings={"orchestrator.sagemaker": SagemakerOrchestratorSettings(instance_type="ml.m5.xlarge")})
def scoring_switch(rows_uri: str = "s3://scoring/rows/", model_uri: str = "s3://scoring/model.tar.gz", explain_all: bool = False):
    table = read_rows(rows_uri)
    scores = score_rows(table, model_uri)
    if explain_all:
        explain_rows(table, model_uri, scores)
    else:
        explain_sample(scores)
    deliver(scores)
