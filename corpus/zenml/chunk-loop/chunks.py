"""Loops over the items of a loaded list: by chunk for some, by value for others."""
from typing import List

from zenml import pipeline, step


@step
def nums(n: int) -> List[int]:
    return list(range(n))


@step
def sq(x: int, f: int = 2) -> int:
    return x**f


@pipeline(dynamic=True)
def chunks_in_a_loop():
    xs = nums(4)
    for i, v in enumerate(xs.load()):
        sq(xs.chunk(i)) if v % 2 == 0 else sq(v)


if __name__ == "__main__":
    chunks_in_a_loop()
