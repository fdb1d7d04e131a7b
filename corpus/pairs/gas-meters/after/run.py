"""Forecast of the gas consumption by district.

    clean_readings --> usage_features ----> merge_features --> train_forecast --> backtest --> publish
          |       `--> weather_features --'                                                      .
          `-------------------------------------------------------------------------> archive <..'
"""
from zenml import pipeline

from steps.features import clean_readings, merge_features, usage_features, weather_features
from steps.model import archive, backtest, publish, train_forecast


@pipeline(name="gas-meters")
def gas_meters(readings_uri: str = "s3://utilities/gas/readings.parquet", horizon: int = 14, trees: int = 300):
    clean = clean_readings(readings_uri)
    train, test = merge_features(usage_features(clean, horizon), weather_features(clean, horizon))
    model = train_forecast(train, trees)
    publish(backtest(model, test), model)
    archive(clean, after="publish")


if __name__ == "__main__":
    gas_meters()
