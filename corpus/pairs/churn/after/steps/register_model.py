from typing import Any, Dict

from sklearn.ensemble import GradientBoostingClassifier
from zenml import Model, log_metadata, step


# Migration note: the SageMaker model package group "churn" becomes a version of the ZenML model "churn". The manual
# approval (PendingManualApproval) becomes promoting the version to the stage "production".
@step(model=Model(name="churn", description="Probability that a customer leaves next month"), enable_cache=False)
def register_model(model: GradientBoostingClassifier, evaluation: Dict[str, Any], explanation: Dict[str, float]) -> None:
    log_metadata({"evaluation": evaluation, "explanation": explanation}, infer_model=True)
