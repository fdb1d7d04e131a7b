from abc import ABC, abstractmethod
from enum import Enum, auto
from itertools import pairwise

import yaml
from pathlib import Path
from zenml import pipeline, step


class Stage(Enum):
    LOAD = auto()
    CLEAN = auto()
    FIT = auto()
    SHIP = auto()

    @property
    def title(self):
        return self.name.lower()


@step
def start(size: int) -> int:
    return size


@step
def work(value: int, factor: float = 1.0) -> int:
    return int(value * factor)


@step
def finish(value: int, note: str) -> str:
    return f"{value} {note}"


class Plan(ABC):
    skipped: frozenset = frozenset()

    @property
    @abstractmethod
    def factors(self) -> dict: ...

    def between(self):
        for stage in Stage:
            if stage in (Stage.LOAD, Stage.SHIP) or stage in self.skipped:
                continue
            yield stage, self.factors.get(stage, 1.0)

    def build(self, size):
        @pipeline(name=type(self).__name__.lower() + "_plan")
        def run(note: str = "ok"):
            value = start(size, id=Stage.LOAD.title)
            ids = [Stage.LOAD.title]
            for stage, factor in self.between():
                value = work.with_options(parameters={"factor": factor})(value, id=stage.title)
                ids.append(stage.title)
            for first, second in pairwise(ids):
                print(first, second)
            finish(value, note, id=Stage.SHIP.title, after=ids[:-1])

        return run


class Short(Plan):
    skipped = frozenset({Stage.CLEAN})

    @property
    def factors(self):
        return {Stage.FIT: 0.5}


class Long(Short):
    skipped = Plan.skipped

    @property
    def factors(self):
        return super().factors | {Stage.CLEAN: 2.0}


OPTIONS = yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text())

for kind in Plan.__subclasses__() + Short.__subclasses__():
    options = OPTIONS[kind.__name__]
    if options.pop("active", True):
        kind().build(options.pop("size"))(**options)
