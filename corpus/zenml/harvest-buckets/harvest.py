"""Sort the harvest into crates by what the scale says and sell crate by crate."""
from collections import Counter, defaultdict
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step


@step
def pick(rows: int) -> List[int]:
    return [37 * row % 11 for row in range(rows)]


@step
def weigh(fruit: int) -> Tuple[Annotated[float, "kilos"], Annotated[str, "grade"]]:
    return fruit / 4, "fine" if fruit % 3 == 0 else "plain"


@step
def press(kilos: List[float]) -> float:
    return sum(kilos)


@step
def sell(kilos: List[float], grade: str) -> float:
    return 2.5 * len(kilos)


@step
def label(grade: str, crates: int) -> str:
    return f"{grade}: {crates}"


@step
def ledger(sums: List[float]) -> None:
    print(sums)


@step
def sweep() -> None:
    print("nothing grew")


@pipeline(dynamic=True, enable_cache=False)
def harvest(rows: int = 7):
    fruits = pick(rows).load()
    if not fruits:
        sweep()
        return
    crates = defaultdict(list)
    by_fruit = {}
    for fruit in fruits:
        kilos, grade = weigh(fruit)
        crates[grade.load()].append(kilos)
        by_fruit[fruit % 4] = kilos
    takings = []
    for grade, kilos in crates.items():
        takings.append(sell(kilos, grade))
    if "plain" in crates:
        press(crates["plain"], id="cider")
    for kilos in by_fruit.values():
        press([kilos])
    for grade in sorted({fruit % 2 for fruit in fruits}):
        label(str(grade), len(by_fruit))
    ledger(takings)


if __name__ == "__main__":
    harvest()
