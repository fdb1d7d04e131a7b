import argparse
import json

import pandas as pd

ap = argparse.ArgumentParser()
ap.add_argument("--horizon", type=int, default=8)
args = ap.parse_args()

sales = pd.read_parquet("/opt/ml/processing/input/sales")
calendar = pd.read_parquet("/opt/ml/processing/input/calendar/calendar.parquet")
weekly = sales.merge(calendar, on="week").groupby(["store", "article", "week"])["quantity"].sum()


def write(path, cut):
    with open(path, "w") as out:
        for key, series in weekly.groupby(level=[0, 1]):
            values = series.tolist()[: -args.horizon] if cut else series.tolist()
            out.write(json.dumps({"start": str(series.index[0][2]), "target": values, "cat": list(key)}) + "\n")


write("/opt/ml/processing/output/train/train.json", True)
write("/opt/ml/processing/output/test/test.json", False)
