from typing import Annotated, List

from zenml import pipeline, step


@step
def train(learning_rate: float, epochs: int) -> Annotated[float, "score"]:
    return learning_rate * epochs


@step
def export(learning_rate: float) -> None:
    print(learning_rate)


@step
def summary(scores: List[float]) -> None:
    print(scores)


@pipeline(dynamic=True, enable_cache=False)
def halving(learning_rates: List[float], epochs: int = 1):
    candidates = list(learning_rates)
    while len(candidates) > 1:
        futures = [(rate, train.submit(rate, epochs)) for rate in candidates]
        ranked = sorted(futures, key=lambda pair: pair[1].load(), reverse=True)
        candidates = [rate for rate, _ in ranked[: len(ranked) // 2]]
        summary([future for _, future in futures])
        epochs *= 2
    export(candidates[0])
