from typing import Annotated, List

from zenml import pipeline, step, unmapped


@step
def parcels(sizes: List[int]) -> Annotated[List[int], "parcels"]:
    return sizes


@step
def sugar(parcel: int, year: int) -> float:
    return parcel * 1.5 + year % 10


@step
def ripest(values: List[float]) -> float:
    return max(values)


@step
def harvest(level: float, round: int) -> bool:
    return level > 10 + round


@step
def wait(days: int) -> None:
    print(days)


@step
def press(level: float) -> str:
    return f"must {level}"


@pipeline(dynamic=True)
def vineyard(sizes: List[int] = [3, 8, 2], year: int = 2026, rounds: int = 3):
    found = parcels(sizes)
    levels = sugar.map(parcel=found, year=unmapped(year))
    best = ripest(levels)
    if best.load() < 5:
        wait(days=30)
        return
    for attempt in range(rounds):
        ready = harvest(best, round=attempt)
        if ready.load():
            press(best)
            break
        wait(days=attempt + 1)
    else:
        wait(days=99, id="give_up")


if __name__ == "__main__":
    vineyard(rounds=2)
