from typing import Any, List

from zenml import step


@step
def peel(what: str, count: int) -> List[str]:
    return [what] * count


@step
def cook(things: List[str], minutes: int) -> str:
    return "pot"


@step
def season(pot: str, salt: float = 1.0) -> str:
    return pot


@step
def serve(pots: List[str], seats: int) -> None:
    print(pots, seats)


@step
def wash_up(after_meal: Any = None) -> None:
    print("done")
