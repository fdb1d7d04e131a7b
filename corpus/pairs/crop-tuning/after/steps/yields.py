from typing import Annotated, Dict, List, Tuple

from zenml import step

Rows = List[float]


@step
def field_features(fields: str) -> Tuple[Annotated[Rows, "train"], Annotated[Rows, "validation"]]:
    return [1.0, 2.0, 3.0], [2.5]


# Migration note: SageMaker tuned with early stopping; here the step runs the tuner of the SDK and waits for it.
@step
def tune_yield_model(train: Rows, validation: Rows) -> Annotated[Dict[str, float], "best_model"]:
    candidates = [{"eta": eta, "rmse": abs(eta - 0.1)} for eta in (0.01, 0.1, 0.3)]
    return min(candidates, key=lambda candidate: candidate["rmse"])


@step
def create_yield_model(model: Dict[str, float]) -> Annotated[str, "model_name"]:
    return "yield"


@step
def forecast_season(model_name: str, season: str) -> None:
    print(model_name, season)
