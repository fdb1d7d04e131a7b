from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import step


@step
def train_forecast(train: List[Dict[str, Any]], trees: int) -> Annotated[Dict[str, Any], "model"]:
    return {"trees": trees, "rows": len(train)}


@step
def backtest(model: Dict[str, Any], test: List[Dict[str, Any]]) -> Annotated[Dict[str, float], "report"]:
    return {"mape": 5.0 + len(test) / model["trees"]}


@step
def publish(report: Dict[str, float], model: Dict[str, Any]) -> None:
    print(report, model)


@step
def archive(clean: List[Dict[str, Any]]) -> None:
    print("archived", len(clean))
