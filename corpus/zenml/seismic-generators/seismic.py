"""Picking seismic events: pipelines of generators, a lazy namespace of steps, callables."""
import sys
import types
from functools import cached_property, partialmethod
from operator import methodcaller
from typing import Any, Dict, Generator, List, Optional

from zenml import pipeline, step


def _define(name, *inputs, returns=list):
    """A step whose signature is made of text."""
    arguments = ", ".join(f"{i}: {t.__name__}" + (f" = {d!r}" if d is not ... else "") for i, t, d in inputs)
    scope: Dict[str, Any] = {}
    exec(f"def {name}({arguments}) -> {returns.__name__}:\n    return {returns.__name__}()\n", scope)
    return scope[name]


@step
def stream(station: str, minutes: int = 10) -> list:
    return []


@step
def bandpass(trace: list, low: float, high: float) -> list:
    return trace


@step
def pick(trace: list, phase: str = "P", threshold: Optional[float] = None) -> list:
    return []


@step
def associate(picks: List[list]) -> dict:
    return {}


@step
def locate(event: dict, method: str) -> dict:
    return event


class Lazy:
    """Steps by name: `steps.pick` is looked up when it is asked for."""

    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        found = getattr(self._module, name, None)
        if found is None:
            raise AttributeError(name)
        setattr(self, name, found)
        return found


steps = Lazy(sys.modules[__name__])


class Processing:
    def __init__(self, band=(1.0, 10.0)):
        self.band = band

    def filtered(self, trace, factor=1.0):
        low, high = (edge * factor for edge in self.band)
        return steps.bandpass(trace, low, high)

    teleseismic = partialmethod(filtered, factor=0.1)

    @cached_property
    def picker(self):
        return steps.pick.with_options(parameters={"threshold": self.band[1] / 2})

    def __call__(self, trace) -> Generator[Any, Optional[str], None]:
        mode = yield self.filtered(trace)
        while mode:
            if mode == "tele":
                mode = yield self.teleseismic(trace)
            else:
                mode = yield self.picker(trace, phase=mode)


def picks_of(processing, station):
    trace = steps.stream(station)
    work = processing(trace)
    local = next(work)
    far = work.send("tele")
    yield steps.pick(local)
    yield steps.pick(far, phase="S")
    yield work.send("Pn")
    work.close()


def all_picks(stations):
    processing = Processing(band=(2.0, 8.0))
    for station in stations:
        yield from picks_of(processing, station)


@pipeline
def seismic(stations: List[str], methods: List[str] = ["grid"]):
    event = steps.associate(list(all_picks(stations)))
    calls = [methodcaller("__call__", event, method=method) for method in methods]
    for call in calls:
        call(steps.locate)


if __name__ == "__main__":
    seismic(["KEV", "VAF"], methods=["grid", "nonlin"])
