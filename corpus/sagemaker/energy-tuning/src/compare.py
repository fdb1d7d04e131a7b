import argparse
import json
import os
import pickle
import tarfile

import pandas as pd
import xgboost

parser = argparse.ArgumentParser()
parser.add_argument("--winner")
args = parser.parse_args()
data = pd.read_csv("/opt/ml/processing/data/validation.csv", header=None)
out = {"winner": args.winner}
for name in ("best", "second"):
    tarfile.open(f"/opt/ml/processing/{name}/model.tar.gz").extractall(name)
    predicted = pickle.load(open(f"{name}/xgboost-model", "rb")).predict(xgboost.DMatrix(data.iloc[:, 1:].values))
    out[name] = {"mape": float(100 * ((data[0] - predicted).abs() / data[0]).mean())}
os.makedirs("/opt/ml/processing/comparison", exist_ok=True)
json.dump(out, open("/opt/ml/processing/comparison/comparison.json", "w"))
