from typing import Annotated, List

from zenml import pipeline, step


@step
def rows(parcel: str) -> Annotated[List[int], "rows"]:
    return list(range(len(parcel)))


@step
def ripeness(row: int) -> Annotated[float, "sugar"]:
    return row * 1.5


@step
def pick(sugar: float) -> str:
    return f"{sugar}"


@step
def leave(sugar: float) -> str:
    return "no"


@step
def press(baskets: List[str]) -> str:
    return "+".join(baskets)


@pipeline(dynamic=True)
def vineyard(parcel: str = "abcd", floor: float = 2.0):
    found = rows(parcel)
    grades = ripeness.map(found)
    baskets = []
    for grade in grades:
        if grade.load() >= floor:
            baskets.append(pick.submit(grade))
        else:
            leave.submit(grade)
    if baskets:
        press([basket.artifacts() for basket in baskets])


if __name__ == "__main__":
    vineyard()
