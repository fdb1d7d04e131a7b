"""Firing pottery with class steps: one class, many kilns."""
import abc
from typing import Any, ClassVar, Dict, List, Type

from zenml import pipeline
from zenml.steps import BaseStep

STAGES: Dict[str, Type["Stage"]] = {}


def stage(order: int):
    def keep(cls):
        cls.order = order
        STAGES[cls.__name__.lower()] = cls
        return cls

    return keep


class Stage(BaseStep, abc.ABC):
    order: ClassVar[int] = 0

    @property
    def title(self) -> str:
        return f"{type(self).__name__} ({self.order})"


@stage(2)
class Glaze(Stage):
    def entrypoint(self, pots: List[str], colour: str = "white") -> List[str]:
        return [f"{pot} {colour}" for pot in pots]


@stage(1)
class Dry(Stage):
    def entrypoint(self, pots: List[str], days: int) -> List[str]:
        return pots


@stage(3)
class Fire(Stage):
    def __init__(self, degrees: int = 1200, **kwargs: Any):
        super().__init__(**kwargs)
        self.degrees = degrees

    def entrypoint(self, pots: List[str], hours: float) -> List[str]:
        return pots


class Throw(BaseStep):
    def entrypoint(self, count: int) -> List[str]:
        return ["pot"] * count


class Sell(BaseStep):
    def entrypoint(self, batches: List[List[str]]) -> int:
        return sum(len(batch) for batch in batches)


ARGUMENTS = {"dry": {"days": 3}, "fire": {"hours": 9.5}}


def line(pots, **extra):
    """All stages in their order."""
    for name, cls in sorted(STAGES.items(), key=lambda item: item[1].order):
        made = cls(name=f"{name}_{extra['colour']}" if name == "glaze" else None)
        arguments = dict(ARGUMENTS.get(name, {}))
        arguments.update({key: value for key, value in extra.items() if name == "glaze"})
        pots = made(pots, **arguments)
    return pots


@pipeline
def kiln(count: int = 12, colours: List[str] = ["blue", "green"]):
    raw = Throw()(count)
    batches = [line(raw, colour=colour) for colour in colours]
    hot = Fire(degrees=1300, name="hot_fire", enable_cache=False)
    batches.append(hot(raw, hours=4))
    Sell()(batches)


if __name__ == "__main__":
    kiln()
