from typing import Any, Dict

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import accuracy_score, roc_auc_score
from typing_extensions import Annotated
from zenml import step


@step
def evaluate_model(model: GradientBoostingClassifier, test: pd.DataFrame) -> Annotated[Dict[str, Any], "evaluation"]:
    features, truth = test.drop(columns="churned"), test["churned"]
    return {
        "classification_metrics": {
            "auc": {"value": float(roc_auc_score(truth, model.predict_proba(features)[:, 1]))},
            "accuracy": {"value": float(accuracy_score(truth, model.predict(features)))},
        }
    }
