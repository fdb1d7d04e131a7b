"""Load and price forecast from the same building blocks."""
from __future__ import annotations

from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def read_series(name: str, days: int = 365) -> Annotated[List[float], "series"]:
    return [float(day % 7) for day in range(days)]


@step
def fill_gaps(series: List[float], method: str = "linear") -> List[float]:
    return [value if value == value else 0.0 for value in series]


@step
def windows(series: List[float], horizon: int) -> Tuple[Annotated[List[Any], "x"], Annotated[List[Any], "y"]]:
    x = [series[i : i + horizon] for i in range(len(series) - 2 * horizon)]
    y = [series[i + horizon : i + 2 * horizon] for i in range(len(series) - 2 * horizon)]
    return x, y


@step
def summary(series: List[float]) -> Tuple[float, float]:
    pair = min(series), max(series)
    return pair


def make_trainer(kind: str):
    """A training step for a kind of model."""

    @step(name=f"train_{kind}")
    def trainer(x: List[Any], y: List[Any], extra: List[float] | None = None) -> Annotated[Dict[str, Any], "model"]:
        return {"kind": kind, "n": len(x), "extra": bool(extra)}

    return trainer


train_trees, train_linear = make_trainer("trees"), make_trainer("linear")


@step
def compare(models: List[Dict[str, Any]], limits: Any) -> Annotated[Dict[str, Any], "best"]:
    return max(models, key=lambda model: model["n"])


@pipeline(enable_cache=False)
def prepared(name: str, horizon: int = 24):
    clean = fill_gaps(read_series(name))
    x, y = windows(clean, horizon=horizon)
    return clean, x, y


@pipeline
def forecast(horizon: int = 24, with_weather: bool = True):
    load, x, y = prepared("load", horizon=horizon)
    weather = prepared("weather")[0] if with_weather else None
    best = compare([train_trees(x, y, weather), train_linear(x, y)], limits=summary(load))
    return best


@pipeline(name="load-and-price")
def everything(horizon: int = 48):
    best_load = forecast(horizon)
    price, _, _ = prepared("price")
    summary(price, id="price_summary")
    return best_load


if __name__ == "__main__":
    everything(horizon=36)
