"""Demand of every store for the coming weeks. Migrated from SageMaker."""
from typing import Tuple

import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.config import DockerSettings

TARGET = "units"

docker = DockerSettings(requirements=["pandas", "pyarrow", "scikit-learn"])


@step
def validate_sales(sales_uri: str) -> Annotated[dict, "report"]:
    sales = pd.read_parquet(sales_uri)
    if sales[TARGET].lt(0).any():
        raise RuntimeError(f"negative units in {sales_uri}")
    return {"rows": len(sales), "stores": int(sales["store"].nunique())}


@step
def clean_sales(sales_uri: str) -> Annotated[pd.DataFrame, "clean"]:
    return pd.read_parquet(sales_uri).dropna().drop_duplicates(["store", "week"])


@step
def calendar_features(clean: pd.DataFrame, horizon: int) -> Annotated[pd.DataFrame, "calendar"]:
    weeks = pd.to_datetime(clean["week"])
    return clean.assign(month=weeks.dt.month, ahead=weeks + pd.Timedelta(weeks=horizon))


@step
def price_features(clean: pd.DataFrame, prices_uri: str) -> Annotated[pd.DataFrame, "prices"]:
    return clean[["store", "week"]].merge(pd.read_parquet(prices_uri), on=["store", "week"], how="left")


@step
def merge_features(
    calendar: pd.DataFrame, prices: pd.DataFrame
) -> Tuple[Annotated[pd.DataFrame, "train"], Annotated[pd.DataFrame, "test"]]:
    merged = calendar.merge(prices, on=["store", "week"]).sort_values("week")
    cut = int(len(merged) * 0.9)
    return merged[:cut], merged[cut:]


@step
def train_forecast(train: pd.DataFrame, trees: int) -> Annotated[GradientBoostingRegressor, "model"]:
    model = GradientBoostingRegressor(n_estimators=trees, max_depth=8, learning_rate=0.05)
    return model.fit(train.drop(columns=[TARGET]), train[TARGET])


@step
def backtest(model: GradientBoostingRegressor, test: pd.DataFrame) -> Annotated[dict, "report"]:
    errors = model.predict(test.drop(columns=[TARGET])) - test[TARGET]
    return {"bias": float(errors.mean()), "mae": float(errors.abs().mean())}


@step
def register_model(model: GradientBoostingRegressor, report: dict) -> None:
    from zenml import log_metadata

    log_metadata(metadata=report, infer_model=True)


@step
def forecast_stores(
    model: GradientBoostingRegressor, calendar: pd.DataFrame, report: dict, horizon: int
) -> Annotated[pd.DataFrame, "forecast"]:
    expected = model.predict(calendar) - report["bias"]
    return calendar.assign(expected=expected).groupby("store").tail(horizon)


@step
def notify_planners(forecast: pd.DataFrame) -> None:
    print(forecast.to_string())


@pipeline(name="store-demand", settings={"docker": docker})
def store_demand(
    sales_uri: str = "s3://store-demand/raw/sales.parquet",
    prices_uri: str = "s3://store-demand/raw/prices.parquet",
    horizon: int = 6,
    trees: int = 600,
):
    validate_sales(sales_uri)
    clean = clean_sales(sales_uri, after="validate_sales")
    calendar = calendar_features(clean, horizon)
    train, test = merge_features(calendar, price_features(clean, prices_uri))
    model = train_forecast(train, trees)
    report = backtest(model, test)
    register_model(model, report)
    forecast = forecast_stores(model, calendar, report, horizon)
    notify_planners(forecast)


if __name__ == "__main__":
    store_demand()
