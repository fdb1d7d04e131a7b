"""Risk of a heart attack. Migrated from SageMaker."""
from typing import Annotated, Any, Dict

from zenml import pipeline, step


@step
def fit_risk_model(patients: str) -> Annotated[Dict[str, Any], "model"]:
    return {"patients": patients}


@step
def judge_risk_model(patients: str, model: Dict[str, Any]) -> Annotated[Dict[str, float], "quality"]:
    return {"auc": 0.84, "bias": 0.1}


@step
def go_live(model: Dict[str, Any]) -> None:
    print("live", model)


@step
def run_in_shadow(model: Dict[str, Any], quality: Dict[str, float]) -> None:
    print("shadow", model, quality)


@step
def refuse_model(auc: float, min_auc: float) -> None:
    raise RuntimeError(f"AUC {auc} is below {min_auc}")


@pipeline(dynamic=True)
def heart_risk(patients_uri: str = "s3://heart/patients/", stage: str = "staging", min_auc: float = 0.8):
    model = fit_risk_model(patients_uri)
    quality = judge_risk_model(patients_uri, model)
    found = quality.load()

    if found["auc"] < min_auc:
        refuse_model(found["auc"], min_auc)
    elif stage in ("pilot", "production") or found["bias"] == 0:
        go_live(model)
    else:
        run_in_shadow(model, quality)


if __name__ == "__main__":
    heart_risk()
