"""Yield of the fields, migrated from SageMaker."""
from zenml import pipeline

from steps.yields import create_yield_model, field_features, forecast_season, tune_yield_model


@pipeline(enable_cache=False)
def crop_tuning(fields_uri: str = "s3://crops/fields/", season_uri: str = "s3://crops/season/"):
    train, validation = field_features(fields_uri)
    best_model = tune_yield_model(train=train, validation=validation)
    model_name = create_yield_model(best_model)
    forecast_season(model_name, season_uri)
