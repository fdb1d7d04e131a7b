"""Loans, migrated from SageMaker."""
from typing import Annotated, Dict

from zenml import pipeline, step


@step(enable_cache=True)
def train_loans(loans: str, rounds: int) -> Annotated[Dict[str, int], "model"]:
    return {"rounds": rounds}


# Migration note: repacking with the handler happens in here. The registry stays SageMaker's.
@step
def register_loans(model: Dict[str, int]) -> None:
    print("register", model)


@step
def create_scoring_model(model: Dict[str, int]) -> Annotated[str, "name"]:
    return "scoring"


@step
def score_month(model_name: str, month: str) -> None:
    print(model_name, month)


@pipeline(enable_cache=False)
def loan_registry(loans_uri: str = "s3://loans/history/", month_uri: str = "s3://loans/month/", rounds: int = 200):
    model = train_loans(loans_uri, rounds)
    register_loans(model)
    score_month(create_scoring_model(model), month_uri)
