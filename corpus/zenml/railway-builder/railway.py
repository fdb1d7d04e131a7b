"""A timetable is built station by station."""
from __future__ import annotations

from contextlib import ExitStack, contextmanager
from datetime import datetime, timezone
from typing import Any, Dict, List, Optional

from zenml import Model, pipeline, step
from zenml.config import Schedule
from zenml.config.retry_config import StepRetryConfig


def told(error: BaseException) -> None:
    print("late:", error)


@step
def depart(station: str, minute: int) -> int:
    return minute


@step
def travel(minute: int, km: float, speed: int = 120) -> int:
    return minute + int(60 * km / speed)


@step
def meet(arrivals: List[int]) -> int:
    return max(arrivals)


@step
def check(timetable: List[int], slack: Optional[int] = None) -> bool:
    return True


class Train:
    def __init__(self, line: Line, number: str, start: str, minute: int):
        self.line, self.number = line, number
        self.at = depart(start, minute, id=f"{number}_{start}")
        self.stops = [self.at]

    def to(self, station: str, km: float, **options: Any) -> Train:
        run = travel.with_options(**options) if options else travel
        self.at = run(self.at, km, id=f"{self.number}_{station}")
        self.stops.append(self.at)
        return self

    def __iadd__(self, hop):
        return self.to(*hop)

    def __and__(self, other: Train) -> Train:
        self.at = other.at = meet([self.at, other.at])
        return self


class Line:
    def __init__(self) -> None:
        self.trains: Dict[str, Train] = {}

    def __getitem__(self, number: str) -> Train:
        return self.trains[number]

    @contextmanager
    def train(self, number: str, start: str, minute: int = 0):
        self.trains[number] = Train(self, number, start, minute)
        yield self.trains[number]
        check(self.trains[number].stops)

    @property
    def stops(self) -> List[Any]:
        return [stop for train in self.trains.values() for stop in train.stops]


@pipeline(
    model=Model(name="timetable", version="2024", tags=["rail"]),
    on_failure=told,
    retry=StepRetryConfig(max_retries=1, delay=5),
)
def railway(night: bool = False):
    line = Line()
    with ExitStack() as open_trains:
        ice = open_trains.enter_context(line.train("ice", "berlin"))
        rb = open_trains.enter_context(line.train("rb", "leipzig", minute=20))
        ice.to("halle", 160.0, enable_cache=False).to("erfurt", 90.0)
        rb += ("weimar", 100.0)
        rb += ("erfurt", 22.5)
        ice & rb
        if night:
            ice.to("basel", 480.0)
        ice.to("fulda", 80.0)
        rb.to("gotha", 26.0)
    check(line.stops, slack=5, id="all")


if __name__ == "__main__":
    daily = Schedule(name="daily", cron_expression="15 4 * * *")
    railway.with_options(run_name="rail_{time}")(night=True)
