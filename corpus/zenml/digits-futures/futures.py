from typing import Annotated, Any, Dict, List, Tuple

from zenml import pipeline, step

PRESETS: Dict[str, Dict[str, Any]] = {"cnn": {"depth": 4}, "rnn": {"cells": 8}, "mlp": {}}


@step
def dataset(name: str) -> Tuple[Annotated[List[int], "train"], Annotated[List[int], "test"]]:
    data = [1, 2, 3]
    return data, data


@step
def warmup() -> None:
    print("warm")


@step
def train(data: List[int], kind: str, options: Dict[str, Any]) -> Annotated[Dict[str, Any], "model"]:
    return {"kind": kind, **options}


@step
def evaluate(model: Dict[str, Any], data: List[int]) -> Annotated[float, "score"]:
    return {"cnn": 0.9, "rnn": 0.7}.get(model["kind"], 0.1)


@step
def ensemble(models: List[Dict[str, Any]], weights: List[float]) -> Annotated[str, "ensemble"]:
    return "+".join(m["kind"] for m in models)


@step
def cleanup(keep: int) -> None:
    print(keep)


@pipeline(dynamic=True, enable_cache=False)
def train_all(models: List[str] = ["cnn", "rnn", "mlp"], gate: float = 0.5):
    train_data, test_data = dataset("digits")
    ready = warmup.submit()
    futures = {name: train.submit(train_data, name, PRESETS[name], after=ready, id=f"train_{name}") for name in models}
    scores = {name: evaluate.submit(future, test_data) for name, future in futures.items()}
    kept = {name: futures[name] for name, score in scores.items() if score.load() >= gate}
    if not kept:
        cleanup(0, after=list(scores.values()))
        return
    if len(kept) > 1:
        ensemble(list(kept.values()), weights=[scores[name].load() for name in kept])
    cleanup(len(kept), after=[*futures.values(), ready])
