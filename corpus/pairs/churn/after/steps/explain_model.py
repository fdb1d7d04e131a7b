from typing import Dict

import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.inspection import permutation_importance
from typing_extensions import Annotated
from zenml import step


@step
def explain_model(model: GradientBoostingClassifier, test: pd.DataFrame) -> Annotated[Dict[str, float], "explanation"]:
    """Permutation importance of every feature, for the model card."""
    features, truth = test.drop(columns="churned"), test["churned"]
    importance = permutation_importance(model, features, truth, scoring="roc_auc", n_repeats=5, random_state=42)
    return dict(zip(features.columns, importance.importances_mean.tolist()))
