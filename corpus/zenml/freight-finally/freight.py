"""Crates that come in, are weighed and shipped; the gate is closed whatever happens."""
from contextlib import contextmanager
from typing import Annotated, Dict, List

from zenml import pipeline, step


@step
def arrivals(crates: int) -> Annotated[List[int], "weights"]:
    return [7 - 3 * i for i in range(crates)]


@step
def tariffs(port: str) -> Annotated[Dict[str, int], "table"]:
    return {"bergen": 3, "narvik": 5} if port == "home" else {"bergen": 4}


@step
def read_label(label: str) -> Annotated[str, "text"]:
    return label


@step
def weigh(weight: int) -> Annotated[int, "class"]:
    return weight % 2


@step
def ship(weight: int, rate: int) -> None:
    print(weight, rate)


@step
def reject(weight: int) -> None:
    print(weight)


@step
def open_gate() -> None:
    pass


@step
def close_gate(number: int) -> None:
    print(number)


@step
def flag(text: str) -> None:
    print(text)


@step
def ledger(total: int) -> None:
    print(total)


@contextmanager
def gate():
    open_gate()
    try:
        yield
    finally:
        close_gate(0)


def rate_of(table, town: str) -> int:
    try:
        return table[town]
    except KeyError:
        flag(f"no tariff for {town}")
        return 9


def number_of(label: str) -> int:
    text = read_label(label).load()
    try:
        number = int(text)
    except ValueError:
        flag("not a number", id="flag_label")
        number = -1
    return number


@pipeline(dynamic=True, enable_cache=False)
def freight(crates: int = 2, label: str = "12", port: str = "home"):
    with gate():
        weights = arrivals(crates).load()
        if not weights:
            return
        rate = rate_of(tariffs(port).load(), "narvik")
    for weight in sorted(weights):
        try:
            if weigh(weight).load() == 0:
                reject(weight)
                continue
            ship(weight, rate)
        finally:
            close_gate(weight)
    ledger(number_of(label))
