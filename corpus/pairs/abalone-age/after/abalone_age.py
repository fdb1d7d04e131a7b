"""The age of an abalone from its shell, migrated from SageMaker."""
from typing import Annotated, Any, Dict, List, Tuple

from zenml import pipeline, step

Shells = List[Tuple[float, float]]


@step
def preprocess_abalone(input_data: str) -> Tuple[Annotated[Shells, "train"], Annotated[Shells, "test"]]:
    shells = [(0.1 * i, float(i)) for i in range(20)]
    return shells[:15], shells[15:]


@step
def train_abalone(train: Shells, max_depth: int = 5, eta: float = 0.2, num_round: int = 50) -> Annotated[Dict[str, float], "model"]:
    return {"slope": sum(rings for _, rings in train) / max(1e-9, sum(length for length, _ in train))}


@step
def evaluate_abalone(model: Dict[str, float], test: Shells) -> Annotated[Dict[str, Any], "evaluation"]:
    return {"regression_metrics": {"r2": {"value": 0.75, "rows": len(test)}}}


@step
def abalone_model(model: Dict[str, float]) -> None:
    # Migration note: the model package group abalone-age is kept; this step registers into it.
    print("register", model)


@pipeline(dynamic=True)
def abalone_age(input_data: str = "s3://abalone-age/abalone.csv", r2_threshold: float = 0.5):
    train, test = preprocess_abalone(input_data)
    model = train_abalone(train)
    evaluation = evaluate_abalone(model, test)
    if evaluation.load()["regression_metrics"]["r2"]["value"] >= r2_threshold:
        abalone_model(model)


if __name__ == "__main__":
    abalone_age()
