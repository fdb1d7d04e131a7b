import argparse
import os

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

parser = argparse.ArgumentParser()
parser.add_argument("--max-depth", type=int)
parser.add_argument("--store", type=int)
args = parser.parse_args()
data = pd.read_csv(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "sales.csv"))
model = RandomForestRegressor(max_depth=args.max_depth).fit(data.drop(columns="quantity"), data["quantity"])
joblib.dump(model, os.path.join(os.environ["SM_MODEL_DIR"], "model.joblib"))
