from typing import List, Tuple, Annotated

from zenml import pipeline, step
from zenml.config import StepRetryConfig


@step
def split(size: int) -> Tuple[Annotated[int, "left"], Annotated[int, "right"]]:
    left = size // 2
    right = size - left
    return left, right


@step
def store(size: int, label: str) -> int:
    return size


def place(size, label, depth):
    if depth == 0 or size.load() < 3:
        return [store.with_options(retry=StepRetryConfig(max_retries=1 + depth))(size, label)]
    left, right = split(size)
    return place(left, label + "l", depth - 1) + place(right, label + "r", depth - 1)


@step
def first(size: int) -> int:
    return size


@step
def audit(sizes: List[int]) -> int:
    return sum(sizes)


@pipeline(dynamic=True, enable_cache=False)
def vault(size: int = 4):
    placed = place(first(size), "v", 2)
    total = audit(placed)
    return total
