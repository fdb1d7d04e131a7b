"""Yearly vintages: each year's model starts from the year before, and years are compared in pairs."""
from typing import List, Optional

from zenml import pipeline, step


@step
def years(first: int, last: int) -> List[int]:
    return list(range(first, last))


@step
def empty_model() -> dict:
    return {"trees": 0}


@step
def grow(year: int, model: dict) -> dict:
    return {"trees": model["trees"] + year % 3}


@step
def audit(model: dict) -> bool:
    return model["trees"] % 2 == 0


@step
def chart(year: int, previous: Optional[dict] = None) -> dict:
    return {"year": year}


@step
def compare(previous: dict, current: dict) -> float:
    return 0.5


@step
def archive(model: dict, charts: List[dict]) -> None:
    print(model, len(charts))


@pipeline(dynamic=True, enable_cache=False)
def relay(first: int = 2019, last: int = 2022):
    model = empty_model()
    charts = []
    before = None
    for year in years(first, last).load():
        grown = grow(year, model)
        if audit(grown).load():
            model = grown
        charts.append(chart(year, charts[-1] if charts else None))
        if before is not None:
            compare(previous=before, current=grown)
        before = grown
    archive(model, charts)


if __name__ == "__main__":
    relay()
