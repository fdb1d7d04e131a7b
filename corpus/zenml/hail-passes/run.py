from typing import Annotated, List, Tuple

from zenml import pipeline, step


@step
def scan(radius: int) -> Tuple[Annotated[List[int], "cells"], Annotated[float, "quality"]]:
    return list(range(radius // 10)), 1.0 / radius


@step
def refine(cells: List[int], passes: int = 1) -> List[int]:
    return cells[: len(cells) // 2]


@step
def warn(cell: int) -> str:
    return f"warned {cell}"


@step
def close(messages: List[str] = []) -> int:
    return len(messages or [])


def reduced(cells, limit):
    """At most three passes."""
    for number in range(1, 4):
        if len(cells.load()) <= limit:
            return cells
        cells = refine(cells, passes=number)
    return None


@pipeline(dynamic=True, enable_cache=False)
def hail(radius: int = 120, limit: int = 4):
    cells, quality = scan(radius)
    if quality.load() < 0.005:
        close()
        return
    small = reduced(cells, limit)
    if small is None:
        return
    messages = []
    for cell in small.load():
        messages.append(warn(cell))
    if not messages:
        close()
    else:
        close(messages)
