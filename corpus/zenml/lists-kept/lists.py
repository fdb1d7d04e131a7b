from typing import Any, List

from zenml import pipeline, step


@step
def load(n: int = 1) -> int:
    return n


@step
def lst(xs: List[int]) -> int:
    return 1


@step
def sink(a: Any, b: Any = None) -> None: ...


@pipeline
def grows():
    xs = []
    for i in range(3):
        xs.append(load(i))
        lst(xs)


@pipeline
def cleared():
    xs = [load(1), load(2)]
    lst(xs)
    xs.clear()
    xs.append(load(3))
    lst(xs)


@pipeline
def added_in_place_and_not():
    xs = [load(1)]
    lst(xs)
    xs += [load(2)]
    lst(xs)
    xs = xs + [load(3)]
    lst(xs)


@pipeline
def plain_list():
    xs = [1]
    sink(xs)
    xs.append(2)
    sink(xs)


@pipeline
def plain_dict():
    d = {"a": 1}
    sink(d)
    d["b"] = 2
    sink(d)


@pipeline
def emptied():
    xs = [load(i) for i in range(3)]
    while xs:
        lst(xs)
        xs.pop()
    sink(1)


@pipeline
def turned_around():
    xs = [load(2), load(1)]
    lst(xs)
    xs.reverse()
    lst(xs)
