"""Levels of the rivers: gauges and rain, joined to a forecast."""
from typing import Annotated, List

from zenml import pipeline, step


@step
def read_gauges(day: str) -> Annotated[List[float], "levels"]:
    return [1.2, 1.3]


@step
def read_rain(day: str) -> Annotated[List[float], "rain"]:
    return [4.0, 0.0]


@step
def forecast(levels: List[float], rain: List[float]) -> Annotated[List[float], "forecast"]:
    return [level + 0.01 * drops for level, drops in zip(levels, rain)]


@pipeline(dynamic=True)
def river_levels(day: str = "2024-01-02"):
    levels = read_gauges(day)
    rain = read_rain(day)
    forecast(levels, rain)
