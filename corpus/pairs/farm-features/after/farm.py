#!/usr/bin/env python
"""Milk of the cows. Migrated from SageMaker.

The rule that started an execution when milk data arrived stays on AWS and calls this script.
"""
import argparse
from typing import Annotated, Literal

from zenml import get_step_context, pipeline, step

FEATURES = "milk-features"  # the feature group stays in the Feature Store


@step(enable_cache=True)
def fill_feature_store(herd: str) -> Annotated[str, "train"]:
    print("ingest into", FEATURES, herd, get_step_context().pipeline_run.id)
    return "s3://farm/features/train/"


@step(enable_cache=True)
def fit_forest(train: str, num_round: int, objective: str = "reg:squarederror") -> Annotated[str, "model"]:
    print("estimator.fit", train, num_round, objective)
    return "s3://farm/models/model.tar.gz"


@pipeline(tags=["farm"])
def farm_features(herd: Literal["north", "south"] = "north", trees: int = 50):
    fit_forest(fill_feature_store(herd), num_round=trees)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--herd", default="north")
    parser.add_argument("--trees", type=int, default=50)
    args = parser.parse_args()
    # Migration note: what was executed selectively is not run again because it is cached.
    farm_features(herd=args.herd, trees=args.trees)
