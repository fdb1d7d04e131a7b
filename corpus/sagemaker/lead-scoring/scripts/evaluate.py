import json
import os
import pickle
import tarfile

import pandas as pd
import xgboost
from sklearn.metrics import f1_score

tarfile.open("/opt/ml/processing/model/model.tar.gz").extractall()
model = pickle.load(open("xgboost-model", "rb"))
test = pd.read_csv("/opt/ml/processing/input/test/test.csv", header=None)
predicted = model.predict(xgboost.DMatrix(test.iloc[:, 1:].values)) > 0.5
os.makedirs("/opt/ml/processing/metrics", exist_ok=True)
with open("/opt/ml/processing/metrics/evaluation.json", "w") as f:
    json.dump({"binary_classification_metrics": {"f1": {"value": f1_score(test[0], predicted)}}}, f)
