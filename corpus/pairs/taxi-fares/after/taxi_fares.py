"""Fares of the taxis, recomputed on every working day. Migrated from SageMaker."""
from typing import Annotated, Dict, List

from zenml import pipeline, step
from zenml.config.schedule import Schedule


@step
def clean_trips(trips: str) -> Annotated[List[float], "rides"]:
    return [float(i) for i in range(10)]


@step
def fit_fares(rides: List[float], zones: int) -> Annotated[Dict[int, float], "table"]:
    return {zone: sum(rides) / zones for zone in range(zones)}


@step
def publish_fares(table: Dict[int, float]) -> None:
    print(table)


@pipeline(settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large"}})
def taxi_fares(trips: str = "s3://taxis/trips/", zones: int = 12):
    publish_fares(fit_fares(clean_trips(trips), zones))


if __name__ == "__main__":
    scheduled = taxi_fares.with_options(schedule=Schedule(name="working-days", cron_expression="30 5 ? * MON-FRI"))
    scheduled()
