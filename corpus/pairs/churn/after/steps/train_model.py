import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from typing_extensions import Annotated
from zenml import ArtifactConfig, log_metadata, step
from zenml.enums import ArtifactType


@step
def train_model(
    train: pd.DataFrame, validation: pd.DataFrame, max_depth: int = 3, learning_rate: float = 0.1
) -> Annotated[GradientBoostingClassifier, ArtifactConfig(name="model", artifact_type=ArtifactType.MODEL)]:
    model = GradientBoostingClassifier(max_depth=max_depth, learning_rate=learning_rate, random_state=42)
    model.fit(train.drop(columns="churned"), train["churned"])
    auc = roc_auc_score(validation["churned"], model.predict_proba(validation.drop(columns="churned"))[:, 1])
    log_metadata({"validation_auc": float(auc)})
    return model
