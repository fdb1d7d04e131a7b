import argparse
import os

import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

p = argparse.ArgumentParser()
p.add_argument("--model", choices=["logistic", "gradient_boosting"])
a = p.parse_args()
d = pd.read_csv(os.environ["SM_CHANNEL_TRAIN"] + "/train.csv")
m = LogisticRegression(max_iter=1000) if a.model == "logistic" else GradientBoostingClassifier()
joblib.dump(m.fit(d.drop(columns="entscheidung"), d["entscheidung"]), os.environ["SM_MODEL_DIR"] + "/model.joblib")
