"""Every grape gets its own chain of steps, made from a table of plain functions."""
import functools
import operator
from typing import Callable, Dict, List

from typing_extensions import Annotated
from zenml import pipeline, step

REGISTRY: Dict[str, Callable] = {}


def register(kind):
    def keep(fn):
        REGISTRY[kind] = fn
        return fn

    return keep


@register("crush")
def crush_grapes(grape: str, tons: float = 1.0) -> float:
    return tons * 0.7


@register("ferment")
def ferment_must(must: float, days: int = 7) -> float:
    return must * 0.95


@register("age")
def age_wine(wine: float, barrel: str = "oak") -> Annotated[float, "litres"]:
    return wine


def make_step(kind, grape, **defaults):
    built = step(name=f"{kind}_{grape}", enable_cache=kind != "age")(REGISTRY[kind])
    return built.with_options(parameters=defaults) if defaults else built


@step
def blend(parts: List[float], label: str) -> Annotated[float, "cuvee"]:
    return sum(parts)


@step
def bottle(volume: float, count: int) -> None:
    print(volume, count)


CHAINS = {"merlot": ("crush", "ferment", "age"), "syrah": ("crush", "ferment"), "rose": ("crush", "ferment")}
DAYS = {"rose": {"days": 3}}


@pipeline
def vintage(grapes: List[str] = ["merlot", "syrah", "rose"], bottles: int = 600):
    finished = {}
    for grape in sorted(grapes):
        first, *rest = CHAINS[grape]
        value = make_step(first, grape)(grape)
        value = functools.reduce(lambda current, kind: make_step(kind, grape, **(DAYS.get(grape, {}) if kind == "ferment" else {}))(current), rest, value)
        finished[grape] = value
    reds = [wine for name, wine in finished.items() if name != "rose"]
    cuvee = blend(reds, label="-".join(sorted(set(finished) - {"rose"}))) if len(reds) > 1 else reds[0]
    shares = {"rose": bottles // 3} | {"red": operator.sub(bottles, bottles // 3)}
    if "rose" in finished:
        bottle.with_options(extra={"colour": "pink"})(finished["rose"], shares["rose"])
    bottle(cuvee, shares["red"])


if __name__ == "__main__":
    vintage()
    vintage(grapes=["syrah"], bottles=90)
