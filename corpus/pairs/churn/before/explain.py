"""Permutation importance of every feature, for the model card."""
import json
import os
import tarfile

import joblib
import pandas as pd
from sklearn.inspection import permutation_importance

if __name__ == "__main__":
    with tarfile.open("/opt/ml/processing/model/model.tar.gz") as archive:
        archive.extractall()
    model = joblib.load("model.joblib")

    test = pd.read_csv("/opt/ml/processing/test/test.csv")
    features, truth = test.drop(columns="churned"), test["churned"]
    importance = permutation_importance(model, features, truth, scoring="roc_auc", n_repeats=5, random_state=42)

    os.makedirs("/opt/ml/processing/explanation", exist_ok=True)
    with open("/opt/ml/processing/explanation/explanation.json", "w") as file:
        json.dump(dict(zip(features.columns, importance.importances_mean.tolist())), file)
