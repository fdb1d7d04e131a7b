#!/usr/bin/env python
"""Weather desk: one program, three pipelines."""
import argparse
import json
import os
from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Any, Dict, List, Optional, Tuple

from zenml import pipeline, step
from zenml.config import DockerSettings, Schedule


class Model(str, Enum):
    ICON = "icon"
    GFS = "gfs"


@step
def fetch(model: Model, hour: int) -> Annotated[Dict[str, float], "grid"]:
    return {"t": 1.0}


@step
def merge(grids: List[Dict[str, float]]) -> Dict[str, float]:
    return grids[0]


@step
def forecast(grid: Dict[str, float], days: int) -> List[float]:
    return [1.0] * days


@step
def warn(values: List[float], limit: float) -> bool:
    return max(values) > limit


@step
def send(values: List[float], to: str) -> None:
    print(values, to)


@step
def verify(yesterday: List[float], station: str) -> float:
    return 0.5


@pipeline
def daily(models: List[Model] = [Model.ICON], days: int = 3, to: Optional[str] = None):
    grids = [fetch(model, hour) for model in models for hour in ((0, 12) if model is Model.ICON else (6,))]
    grid = merge(grids) if len(grids) > 1 else grids[0]
    values = forecast(grid, days)
    if to:
        send(values, to)


@pipeline
def warnings(limit: float = 30.0, regions: Tuple[str, ...] = ("north", "south")):
    values = forecast(fetch(Model.ICON, 0), days=1)
    for region in regions:
        warn.with_options(parameters={"limit": limit + len(region)})(values, id=f"warn_{region}")


@pipeline
def verification(stations: Dict[str, int] = {"berlin": 2, "kiel": 1}):
    last = None
    for station, count in sorted(stations.items()):
        for _ in range(count):
            last = verify(forecast(fetch(Model.GFS, 6), 1), station, after=last)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("daily")
    one.add_argument("--model", action="append", type=Model, choices=list(Model))
    one.add_argument("--to", default=os.environ.get("DESK_MAIL"))
    one.set_defaults(run=lambda options: daily(models=options.model or list(Model), to=options.to))
    two = commands.add_parser("warnings")
    two.add_argument("--limit", type=float, default=25)
    two.set_defaults(run=lambda options: warnings.with_options(enable_cache=False)(limit=options.limit))
    three = commands.add_parser("verify")
    three.add_argument("stations", type=json.loads, nargs="?", default={})
    three.set_defaults(run=lambda options: verification(**({"stations": options.stations} if options.stations else {})))
    options = parser.parse_args()
    return options.run(options)


if __name__ == "__main__":
    main()
