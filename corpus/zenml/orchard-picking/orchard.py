"""Trees are picked in the order of their ripeness; the first one is tasted before the others."""
from typing import Annotated, Dict, List

from zenml import pipeline, step


@step
def ripe_trees(trees: int) -> Annotated[List[int], "numbers"]:
    return [3 * i + 1 for i in range(trees)]


@step
def taste(tree: int) -> Annotated[int, "sweetness"]:
    return tree % 4


@step
def pick(tree: int) -> None:
    print(tree)


@step
def press(tree: int) -> None:
    print(tree)


@step
def weigh(row: str) -> Annotated[int, "kilograms"]:
    return len(row)


@step
def prune(row: str) -> None:
    print(row)


@step
def water(row: str) -> None:
    print(row)


@step
def close_orchard(trees: int) -> None:
    print(trees)


@pipeline(dynamic=True, enable_cache=False)
def orchard(trees: int = 3, rows: List[str] = ["north", "east"]):
    numbers = ripe_trees(trees)
    waiting = iter(numbers.load())
    first = next(waiting, None)
    if first is None:
        close_orchard(0)
        return
    taste(first)
    for tree in waiting:
        pick(tree)

    loaded = numbers.load()
    if len(loaded) > 2:
        close_orchard(len(loaded))
    for i in range(len(loaded)):
        press(loaded[i])
        pick(numbers.chunk(i))

    heavy: Dict[str, bool] = {}
    for row in rows:
        heavy[row] = weigh(row).load() > 4
        if not heavy[row]:
            prune(row)
    for row, is_heavy in heavy.items():
        if is_heavy:
            water(row)
