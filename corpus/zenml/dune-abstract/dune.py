from abc import ABC, abstractmethod
from typing import Any, Dict, List, Type

from zenml import pipeline, step


@step
def satellite(area: str, bands: List[str]) -> list:
    return bands


@step
def drone(area: str, height: int = 80) -> list:
    return []


@step
def mask(image: list) -> list:
    return image


@step
def ndvi(image: list, bands: List[str]) -> list:
    return image


@step
def measure(image: list, method: str) -> float:
    return 1.0


@step
def table(rows: List[float], areas: Dict[str, str]) -> Any:
    return rows


class Survey(ABC):
    registry: Dict[str, Type["Survey"]] = {}
    method = "area"

    def __init_subclass__(cls, kind: str = "", **kwargs):
        super().__init_subclass__(**kwargs)
        if kind:
            Survey.registry[kind] = cls

    def __init__(self, area):
        self.area = area

    @abstractmethod
    def image(self):
        ...

    def prepare(self, image):
        return image

    def run(self):
        return measure(self.prepare(self.image()), method=self.method)


class Satellite(Survey, kind="satellite"):
    bands = ("red", "nir")

    def image(self):
        return satellite(self.area, bands=list(self.bands))

    def prepare(self, image):
        return ndvi(super().prepare(mask(image)), [b.upper() for b in self.bands])


class Drone(Survey, kind="drone"):
    method = "slope"

    def image(self):
        return drone(self.area)


class LowDrone(Drone, kind="low"):
    def image(self):
        return drone.with_options(parameters={"height": 20})(self.area)


@pipeline
def dunes(areas: Dict[str, str]):
    rows = [Survey.registry[kind](area).run() for area, kind in areas.items()]
    table(rows, areas)


dunes({"sylt": "satellite", "amrum": "low", "juist": "drone"})
