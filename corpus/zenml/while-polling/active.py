from typing import Annotated, List

from zenml import pipeline, step


@step
def seed_labels() -> Annotated[List[int], "labels"]:
    return [1]


@step
def fit(labels: List[int]) -> Annotated[float, "accuracy"]:
    return 1 - 1 / (1 + len(labels))


@step
def query(labels: List[int], amount: int) -> Annotated[List[int], "labels"]:
    return labels + [0] * amount


@step
def freeze(accuracy: float) -> None:
    print(accuracy)


@step
def ask_for_budget(spent: int) -> None:
    print(spent)


@pipeline(dynamic=True, enable_cache=False)
def active_learning(rounds: int = 3, target: float = 0.7):
    labels = seed_labels()
    accuracy = fit(labels)
    spent = 0
    while accuracy.load() < target and spent < rounds:
        labels = query(labels, 2)
        accuracy = fit(labels)
        spent += 1
    if accuracy.load() >= target:
        freeze(accuracy)
    else:
        ask_for_budget(spent)
