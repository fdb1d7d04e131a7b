"""Feature engineering for the listings of used cars."""
import argparse
import logging
import os
import pathlib

import boto3
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

logger = logging.getLogger()
logger.setLevel(logging.INFO)
logger.addHandler(logging.StreamHandler())

LABEL = "price_eur"
NUMERIC = ["mileage_km", "age_months", "engine_kw"]
CATEGORICAL = ["make", "fuel", "gearbox"]

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--input-data", type=str, required=True)
    args = parser.parse_args()

    base_dir = "/opt/ml/processing"
    pathlib.Path(f"{base_dir}/data").mkdir(parents=True, exist_ok=True)
    bucket, key = args.input_data.split("/", 3)[2:]
    fn = f"{base_dir}/data/listings.csv"
    boto3.resource("s3").Bucket(bucket).download_file(key, fn)
    df = pd.read_csv(fn)
    os.unlink(fn)
    logger.info("read %d listings", len(df))

    transform = ColumnTransformer(
        [
            ("num", Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())]), NUMERIC),
            ("cat", OneHotEncoder(handle_unknown="ignore"), CATEGORICAL),
        ],
        sparse_threshold=0,
    )
    y = df.pop(LABEL).to_numpy().reshape(-1, 1)
    data = np.concatenate((y, transform.fit_transform(df)), axis=1)
    np.random.default_rng(7).shuffle(data)
    train, validation, test = np.split(data, [int(0.7 * len(data)), int(0.85 * len(data))])

    for name, part in {"train": train, "validation": validation, "test": test}.items():
        pd.DataFrame(part).to_csv(f"{base_dir}/{name}/{name}.csv", header=False, index=False)
