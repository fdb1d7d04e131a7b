"""Take the first model that is good enough; tune it as long as that helps."""
from typing import Dict, List, Optional, Tuple

from zenml import get_pipeline_context, pipeline, step


class NothingGood(RuntimeError):
    def __init__(self, tried: int):
        super().__init__(f"{tried} models, none of them good")
        self.tried = tried


@step
def load_series(station: str) -> List[float]:
    return [float(ord(letter) % 7) for letter in station]


@step
def fit(model: str, series: List[float], depth: int = 1) -> float:
    if series == [1.0]:
        raise NothingGood(0)
    if not series:
        raise ZeroDivisionError("cannot be fitted")
    return len(model) + depth / 10


@step
def score(fitted: float, series: List[float]) -> float:
    return fitted


@step
def tune(fitted: float, trial: int) -> float:
    return fitted + (1 if trial == 2 else 0)


@step
def register(model: str, fitted: float) -> str:
    return model


@step
def compare(scores: List[float]) -> None:
    print(scores)


@step
def page(text: str) -> None:
    print(text)


def first_good(series, models: List[str], goal: float):
    scores = []
    for model in models:
        fitted = fit(model, series)
        scores.append(score(fitted, series))
        if scores[-1].load() >= goal:
            return model, fitted, scores
    raise NothingGood(len(models))


@pipeline(dynamic=True, enable_cache=False)
def forecast(station: str = "zugspitze", goal: float = 6.0):
    series = load_series(station)
    try:
        name, fitted, scores = first_good(series, ["ets", "theta", "prophet"], goal)
    except NothingGood as nothing:
        page(f"{nothing.tried} tried")
        return None
    except ZeroDivisionError:
        page("a model is broken", id="alarm")
        return None
    if len(scores) > 1:
        compare(scores)
    best = fitted
    for trial in range(1, 4):
        tuned = tune(best, trial)
        if score(tuned, series).load() > goal + 1.5:
            best = tuned
            break
    else:
        page("tuning did not help", id="remark")
    return register(name, best)


if __name__ == "__main__":
    forecast()
