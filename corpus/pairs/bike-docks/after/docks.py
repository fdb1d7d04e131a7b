"""Docks of the city bikes. Migrated from SageMaker."""
from typing import Annotated, List

from zenml import pipeline, step


@step
def collect_rides(day: str) -> None:
    print("start_job_run", day)


@step
def list_docks(day: str) -> Annotated[List[str], "docks"]:
    return ["harbour", "station"]


@step
def forecast_dock(dock: str) -> None:
    print("forecast", dock)


@step
def send_vans(day: str) -> None:
    print("vans", day)


@step
def clear_scratch() -> None:
    print("delete s3://bikes/scratch/")


@pipeline(dynamic=True, enable_cache=False)
def bike_docks(day: str = "2023-12-31"):
    rides = collect_rides.submit(day)
    docks = list_docks.submit(day, after=rides)
    forecasts = forecast_dock.map(docks)
    vans = send_vans.submit(day, after=forecasts)
    clear_scratch.submit(after=vans)


if __name__ == "__main__":
    bike_docks()
