"""Free parking spaces in the next hour. snapshot.json was compiled from this."""
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.config.retry_config import StepRetryConfig


@step
def read_sensors(city: str, hours: int = 24) -> Annotated[List[Dict[str, Any]], "readings"]:
    return [{"hour": hour, "free": 20 - hour} for hour in range(hours)]


@step(retry=StepRetryConfig(max_retries=2, delay=5))
def split_hours(readings: List[Dict[str, Any]]) -> Tuple[Annotated[List[Dict[str, Any]], "past"], Annotated[List[Dict[str, Any]], "last"]]:
    return readings[:-1], readings[-1:]


@step(enable_cache=False)
def forecast(past: List[Dict[str, Any]], garage: str) -> Annotated[float, "free"]:
    return float(len(past))


@step
def check(forecasts: List[float], last: List[Dict[str, Any]]) -> None:
    assert forecasts and last


@step
def publish(forecasts: List[float]) -> None:
    print(forecasts)


@pipeline(tags=["parking"])
def parking(city: str = "ulm"):
    past, last = split_hours(read_sensors(city))
    forecasts = [forecast(past, garage=garage) for garage in ("north", "south")]
    check(forecasts, last)
    publish(forecasts, after="check")
    return forecasts[0]


if __name__ == "__main__":
    parking()
