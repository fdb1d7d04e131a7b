import json
import tarfile

import joblib
import pandas as pd
from sklearn.metrics import mean_squared_error, r2_score

if __name__ == "__main__":
    with tarfile.open("/opt/ml/processing/model/model.tar.gz") as tar:
        tar.extractall(path=".")
    model = joblib.load("model.joblib")
    df = pd.read_csv("/opt/ml/processing/test/test.csv")
    y = df.pop("quality")
    predicted = model.predict(df)
    report = {"regression_metrics": {"mse": {"value": mean_squared_error(y, predicted)}, "r2": {"value": r2_score(y, predicted)}}}
    with open("/opt/ml/processing/evaluation/evaluation.json", "w") as f:
        f.write(json.dumps(report))
