from typing import Dict, List

import steps.weather as weather
from steps import operate
from zenml import pipeline

from . import lifts as lift_module


@pipeline
def morning(stations: List[str], limits: Dict[str, float], detail: bool = False):
    opened = []
    for station in stations:
        depth, density = weather.read_snow(station)
        go = operate.decide(weather.read_wind(station), depth, limit=limits.get(station, limits["default"]))
        names = [f"{station} {i}" for i in range(1, 3 if station == "Top" else 2)]
        opened.extend(lift_module(names, go))
    operate.report(opened, mode="long" if detail else "short")
    if detail:
        operate.report([density], after=["report"])
