"""Evaluation of the price model on the held-out listings."""
import json
import pathlib
import pickle
import tarfile

import numpy as np
import pandas as pd
import xgboost
from sklearn.metrics import mean_squared_error

if __name__ == "__main__":
    with tarfile.open("/opt/ml/processing/model/model.tar.gz") as tar:
        tar.extractall(path=".")
    model = pickle.load(open("xgboost-model", "rb"))

    df = pd.read_csv("/opt/ml/processing/test/test.csv", header=None)
    y = df.iloc[:, 0].to_numpy()
    predictions = model.predict(xgboost.DMatrix(df.iloc[:, 1:].to_numpy()))
    rmse = float(np.sqrt(mean_squared_error(y, predictions)))
    report = {"regression_metrics": {"rmse": {"value": rmse, "standard_deviation": float(np.std(y - predictions))}}}

    output_dir = "/opt/ml/processing/evaluation"
    pathlib.Path(output_dir).mkdir(parents=True, exist_ok=True)
    with open(f"{output_dir}/evaluation.json", "w") as f:
        f.write(json.dumps(report))
