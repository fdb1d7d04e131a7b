"""Blends of tea that people will like. Migrated from SageMaker."""
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step


@step
def split_leaves(
    leaves: str, test_share: float, seed: int, shuffle: bool, region: str, workers: int
) -> Tuple[Annotated[List[float], "train"], Annotated[List[float], "test"]]:
    rows = [float(i * seed % 23) for i in range(40)]
    cut = int(len(rows) * test_share)
    return rows[cut:], rows[:cut]


@step
def train_blend(train: List[float], max_depth: int, eta: float, early_stopping: bool) -> Annotated[Dict[str, float], "model"]:
    return {"mean": sum(train) / len(train), "depth": float(max_depth), "eta": eta}


@step
def score_blend(model: Dict[str, float], test: List[float], metric: str, batch_size: int, columns: List[str]) -> Annotated[List[float], "scores"]:
    return [row - model["mean"] for row in test]


@pipeline
def tea_blends(leaves: str = "s3://teas/leaves/", test_share: float = 0.2):
    train, test = split_leaves(leaves, test_share, seed=17, shuffle=True, region="assam", workers=4)
    model = train_blend(train, max_depth=5, eta=0.1, early_stopping=True)
    score_blend(model, test, metric="rmse", batch_size=64, columns=["taste", "scent"])


if __name__ == "__main__":
    tea_blends()
