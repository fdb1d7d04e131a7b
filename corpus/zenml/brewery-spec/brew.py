"""Every beer of the specification, then the blends."""
from pathlib import Path
from typing import Dict, List

from spec import Beer, Brewery
from zenml import pipeline, step


@step
def mash(grain: str, litres: int) -> str:
    return grain


@step
def boil(wort: str, minutes: int, hops: List[str]) -> str:
    return wort


@step
def ferment(wort: str, yeast: str, days: int) -> str:
    return wort


@step
def blend(beers: List[str], label: str) -> str:
    return label


@step
def taste(beer: str, strict: bool) -> float:
    return 4.5


def brew(beer: Beer, wort):
    hot = boil(wort, beer.boil, beer.hops, id=f"boil_{beer.name}")
    return ferment(hot, beer.yeast, days=beer.days, id=beer.name)


@pipeline(enable_cache=False)
def brewery(litres: int = 100, double: bool = True, strict: bool = False):
    spec = Brewery.load(Path(__file__).with_name("brewery.yaml"))
    wort = mash("barley", litres)
    tanks: Dict[str, object] = {}
    for beer in spec:
        tanks[beer.name] = brew(beer, wort)
        if double and beer.boil > 60:
            tanks[beer.stronger().name] = brew(beer.stronger(), wort)
    for names in spec.blends:
        label = "-".join(dict.fromkeys(names))
        mixed = blend([tanks[name] for name in names], label)
        if strict or len(set(names)) < len(names):
            taste(mixed, strict)
    taste(tanks.get("porter", tanks["pils"]), strict=True, id="last")


if __name__ == "__main__":
    brewery()
