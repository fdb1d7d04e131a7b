"""Quality of wines, migrated from SageMaker."""
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step

Wines = List[Dict[str, float]]


@step
def split_wines(wines: str) -> Tuple[Annotated[Wines, "train"], Annotated[Wines, "validation"], Annotated[Wines, "test"]]:
    rows = [{"alcohol": 10 + 0.1 * i, "quality": float(i % 9)} for i in range(30)]
    return rows[:20], rows[20:25], rows[25:]


@step
def train_regressor(train: Wines, validation: Wines, trees: int = 300) -> Annotated[Dict[str, float], "model"]:
    return {"mean": sum(wine["quality"] for wine in train) / len(train), "trees": float(trees)}


@step
def evaluate_regressor(model: Dict[str, float], test: Wines) -> Annotated[Dict[str, float], "report"]:
    return {"mae": sum(abs(wine["quality"] - model["mean"]) for wine in test) / len(test)}


@pipeline
def wine_quality(wines_uri: str = "s3://wine-ml/wines.csv"):
    train, validation, test = split_wines(wines_uri)
    model = train_regressor(train, validation)
    evaluate_regressor(model, test)


if __name__ == "__main__":
    wine_quality()
