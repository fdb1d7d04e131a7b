from typing import Annotated, List

from kitchen import cook, peel, season
from zenml import pipeline, step


@step
def choose(week: int) -> Annotated[List[str], "dishes"]:
    return ["stew", "soup"][: week % 2 + 1]


@pipeline
def soup(litres: int = 10, spicy: bool = False):
    roots = peel("carrots", litres)
    broth = cook(roots, minutes=40)
    return season(broth, salt=litres / 10) if spicy else broth


@pipeline(enable_cache=False)
def stew(litres: int = 10):
    base = soup(litres=litres, spicy=True)
    meat = cook(peel("onions", 2, id="onions"), minutes=90, id="meat")
    return season(meat, after=[base]), base
