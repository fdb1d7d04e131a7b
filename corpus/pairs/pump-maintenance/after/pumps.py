"""Predictive maintenance of the pumps, migrated from SageMaker.

    cut_windows --> train_forest ---> compare_models --> recall > min_recall ?
              `---> train_network -'                       yes: forest better? deploy_forest : deploy_network
                                                           no:  roll_back
"""
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step

Windows = List[List[float]]
Model = Dict[str, Any]


@step
def cut_windows(sensors_uri: str) -> Tuple[Annotated[Windows, "train"], Annotated[Windows, "test"]]:
    windows = [[float(i % 5), float(i % 3)] for i in range(50)]
    return windows[:40], windows[40:]


@step
def train_forest(train: Windows) -> Annotated[Model, "model"]:
    return {"algorithm": "forest", "windows": len(train)}


@step
def train_network(train: Windows) -> Annotated[Model, "model"]:
    return {"algorithm": "network", "windows": len(train)}


@step
def compare_models(forest: Model, network: Model, test: Windows) -> Annotated[Dict[str, Any], "comparison"]:
    return {"forest": {"auc": 0.91}, "network": {"auc": 0.88}, "recall": 0.9}


@step
def deploy_forest(model: Model) -> None:
    print("deploy", model)


@step
def deploy_network(model: Model) -> None:
    print("deploy", model)


@step
def roll_back(comparison: Dict[str, Any]) -> None:
    print("roll back, recall", comparison["recall"])


@pipeline(dynamic=True)
def pump_maintenance(sensors_uri: str = "s3://plant-7/sensors/", min_recall: float = 0.9):
    train, test = cut_windows(sensors_uri)
    forest = train_forest.submit(train)
    network = train_network.submit(train)
    comparison = compare_models(forest, network, test)

    metrics = comparison.load()
    if metrics["recall"] > min_recall:
        if metrics["forest"]["auc"] > metrics["network"]["auc"]:
            deploy_forest(forest)
        else:
            deploy_network(network)
    else:
        roll_back(comparison)


if __name__ == "__main__":
    pump_maintenance()
