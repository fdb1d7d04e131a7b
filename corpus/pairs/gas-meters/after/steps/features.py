from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import step

Rows = List[Dict[str, Any]]


@step
def clean_readings(readings: str) -> Annotated[Rows, "clean"]:
    return [{"meter": i, "m3": i * 1.5} for i in range(100)]


@step
def usage_features(clean: Rows, horizon: int) -> Annotated[Rows, "usage"]:
    return [{"meter": row["meter"], "last": row["m3"] / horizon} for row in clean]


@step
def weather_features(clean: Rows, horizon: int) -> Annotated[Rows, "weather"]:
    return [{"meter": row["meter"], "degree_days": 12 * horizon} for row in clean]


@step
def merge_features(usage: Rows, weather: Rows) -> Tuple[Annotated[Rows, "train"], Annotated[Rows, "test"]]:
    rows = [{**a, **b} for a, b in zip(usage, weather)]
    return rows[:80], rows[80:]
