import json
import os
import tarfile

import joblib
import pandas as pd
from sklearn.metrics import accuracy_score, roc_auc_score

if __name__ == "__main__":
    with tarfile.open("/opt/ml/processing/model/model.tar.gz") as archive:
        archive.extractall()
    model = joblib.load("model.joblib")

    test = pd.read_csv("/opt/ml/processing/test/test.csv")
    features, truth = test.drop(columns="churned"), test["churned"]
    report = {
        "classification_metrics": {
            "auc": {"value": roc_auc_score(truth, model.predict_proba(features)[:, 1])},
            "accuracy": {"value": accuracy_score(truth, model.predict(features))},
        }
    }

    os.makedirs("/opt/ml/processing/evaluation", exist_ok=True)
    with open("/opt/ml/processing/evaluation/evaluation.json", "w") as file:
        json.dump(report, file)
