from typing import List

from zenml import step


@step
def load(month: str) -> list:
    return []


@step
def bill(orders: list, rate: float) -> dict:
    return {}


@step(name="fast_billing")
def fast_bill(orders: list, rate: float) -> dict:
    return {}


@step
def summary(bills: List[dict], note: str) -> str:
    return note


@step
def archive(bill: dict) -> None:
    ...
