from dataclasses import dataclass, replace
from functools import partial, reduce, wraps
from typing import Annotated, Callable, Tuple

from zenml import ArtifactConfig, pipeline, step
from zenml.config.retry_config import StepRetryConfig

RECIPES: dict[str, Callable] = {}


@dataclass(frozen=True)
class Oven:
    name: str
    heat: int = 200
    trays: int = 1

    def hotter(self, by):
        return replace(self, heat=self.heat + by)


def recipe(name=None, **options):
    def register(function):
        @wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)

        made = step(inner, **options) if options else step(inner)
        RECIPES[name or function.__name__] = made
        return made

    return register


@recipe(enable_cache=False)
def knead(flour: int, water: int = 60) -> Annotated[int, "dough"]:
    return flour + water


@recipe("rest", retry=StepRetryConfig(max_retries=2))
def let_rest(dough: int, minutes: int) -> int:
    return dough * minutes


@recipe()
def split(dough: int) -> Tuple[Annotated[int, "left"], Annotated[int, ArtifactConfig(name="right", tags=["bread"])]]:
    return dough // 2, dough - dough // 2


@recipe("bake")
def bake_tray(dough: int, heat: int, tray: int = 0) -> float:
    return dough * heat / (tray + 1)


@step
def gather(a: float, b: float) -> float:
    return a + b


def make(day: str, oven: Oven):
    rest = partial(RECIPES["rest"], minutes=30)

    @pipeline(name=f"bake_{day}", enable_cache=day != "sunday")
    def bread(flour: int = 500):
        dough = RECIPES["knead"](flour=flour)
        rested = reduce(lambda value, _: rest(value), range(2), dough)
        halves = RECIPES["split"](dough=rested)
        loaves = []
        for tray, half in enumerate(halves):
            bake = RECIPES["bake"].with_options(parameters={"heat": oven.heat}) if tray % 2 else RECIPES["bake"]
            arguments = {} if tray % 2 else {"heat": oven.hotter(20).heat}
            loaves.append(bake(half, tray=tray, id=f"bake_{oven.name}_{tray}", **arguments))
        total = gather(*loaves)
        gather(loaves[0], total, after=[f"bake_{oven.name}_1"], id="again")

    return bread


weekday = make("weekday", Oven("stone"))

if __name__ == "__main__":
    weekday.with_options(enable_cache=True)(flour=700)
