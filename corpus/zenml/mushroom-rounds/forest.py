from typing import Annotated, List, Tuple

from zenml import pipeline, step


@step
def scout(area: int) -> Tuple[Annotated[List[int], "spots"], Annotated[float, "promise"]]:
    spots = [spot for spot in range(area) if spot % 3]
    return spots, area / 10


@step
def pick(spot: int) -> int:
    return spot * 2


@step
def weigh(found: int, total: int) -> int:
    return found + total


@step
def cook(total: int) -> str:
    return f"{total} g"


@step
def go_home(reason: str) -> None:
    print(reason)


@pipeline(dynamic=True)
def forage(area: int = 6, goal: int = 10, rounds: int = 3):
    spots, promise = scout(area)
    if promise.load() < 0.2:
        go_home("nothing here")
        return
    total = 0
    for number, spot in enumerate(spots.load()):
        if number >= rounds:
            break
        found = pick(spot)
        if found.load() == 0:
            continue
        total = weigh(found, total).load()
        if total >= goal:
            go_home("basket full")
            break
    else:
        scout(area + 1, id="look_further")
    if total > 0:
        cook(total)
