"""Bread that will be left over. Migrated from SageMaker.

Lost: nobody registers the new baseline; the drift baselines of the model package are given by hand.
"""
from typing import Annotated, Dict

from zenml import pipeline, step


@step
def sales_baseline(sales: str) -> Annotated[Dict[str, float], "statistics"]:
    return {"mean": 12.5}


@step
def register_leftovers(statistics: Dict[str, float]) -> None:
    print("create_model_package", "leftovers", statistics)


@step
def create_leftovers() -> Annotated[str, "model_name"]:
    return "leftovers"


@step
def forecast_transform(model_name: str, sales: str) -> Annotated[str, "forecast"]:
    return "s3://bakery/forecast"


@step
def forecast_monitoring(sales: str) -> None:
    print("compare with", "s3://bakery/baseline/statistics.json", sales)


@pipeline(enable_cache=False)
def bakery_drift(sales: str = "s3://bakery/sales.csv"):
    register_leftovers(sales_baseline(sales))
    forecast_transform(create_leftovers(), sales)
    forecast_monitoring(sales, after="forecast_transform")


if __name__ == "__main__":
    bakery_drift()
