from typing import Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def gauge(name: str, basin: str) -> Annotated[List[float], "levels"]:
    return []


@step
def lag(levels: List[float], days: int) -> Annotated[List[float], "lagged"]:
    return levels


@step
def fit(levels: List[List[float]], season: str = "dry") -> Tuple[Annotated[dict, "model"], Annotated[float, "nse"]]:
    return {}, 0.8


@step
def accept(nse: float, limit: float = 0.7) -> None:
    assert nse > limit


@step
def publish(model: dict, basin: str) -> str:
    return basin


@pipeline
def inflow(basin: str, gauges: List[str], lags: Dict[str, int] = {}, season: str = "dry"):
    series = []
    for name in gauges:
        levels = gauge(name, basin, id=name)
        days = lags.get(name, 0)
        series.append(lag(levels, days) if days else levels)
    model, nse = fit(series, season=season)
    accept(nse, id="gate")
    publish(model, basin=basin, after="gate")


@pipeline
def archive(basin: str):
    gauge("all", basin)
