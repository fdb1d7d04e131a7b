import json
import os
import tarfile

import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

test = pd.read_csv("/opt/ml/processing/test/test.csv")
X, y = test.drop(columns="entscheidung"), test["entscheidung"]


def measure(name):
    with tarfile.open(f"/opt/ml/processing/{name}/model.tar.gz") as t:
        t.extractall(f"/tmp/{name}")
    p = joblib.load(f"/tmp/{name}/model.joblib").predict_proba(X)[:, 1]
    rates = pd.Series(p > 0.5).groupby(test["geschlecht"].values).mean()
    return {"auc": roc_auc_score(y, p), "approval_rate": float((p > 0.5).mean()), "disparate_impact_gap": float(rates.max() - rates.min())}


os.makedirs("/opt/ml/processing/bericht", exist_ok=True)
with open("/opt/ml/processing/bericht/vergleich.json", "w") as f:
    json.dump({name: measure(name) for name in ("champion", "challenger")}, f)
