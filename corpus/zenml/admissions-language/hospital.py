from typing import Annotated, Any, Tuple

from dsl import Node, stage
from zenml import pipeline, step


@step
def admissions(ward: str) -> Tuple[Annotated[list, "stays"], Annotated[list, "labs"]]:
    return [], []


@step
def impute(rows: list, method: str = "median") -> list:
    return rows


@step
def join(tables: list) -> list:
    return []


@step
def risk_model(rows: list, horizon_days: int) -> Any:
    return None


@step
def fairness(model: Any, group: str, limit: float = 0.1) -> dict:
    return {}


ADMIT, IMPUTE, JOIN, RISK, FAIR = map(Node, (admissions, impute, join, risk_model, fairness))


@pipeline
def readmission(wards: list, horizons: list = [30]):
    cleaned = []
    with stage("prep"):
        for ward in wards:
            with stage(ward) as path:
                stays, labs = ADMIT(ward)
                filled = stays >> IMPUTE
                with stage("labs"):
                    cleaned.append(filled | labs >> Node(impute, after=path + ".impute") % {"method": "knn"})
    joined = []
    for index, pair in enumerate(cleaned):
        with stage(f"join{index}"):
            joined.append(pair >> JOIN)
    with stage("model"):
        for days in horizons:
            with stage(f"d{days}"):
                risk = joined >> (Node(join, after="prep.icu.labs.impute") if days > 60 else JOIN) >> (RISK % {"horizon_days": days})
                for group in ("sex", "age"):
                    with stage(group):
                        FAIR(risk, group, limit=0.05 if group == "sex" else 0.1)


if __name__ == "__main__":
    readmission(["icu", "ward3"], horizons=[30, 90])
