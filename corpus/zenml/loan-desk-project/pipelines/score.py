from typing import List

from steps import load_applications, rank
from steps.scoring import score as score_step
from zenml import pipeline


@pipeline(name="loan_score", enable_cache=True)
def score_pipeline(rows: int = 1000, top_k: int = 10, branches: List[str] = ["north"]):
    applications = load_applications(rows)
    ranked = []
    for branch in branches:
        scores = score_step(applications, branch=branch, id="score_" + branch)
        ranked.append(rank(scores, top_k=top_k))
    rank(ranked[-1], top_k=1, id="best", after=[f"score_{branch}" for branch in branches])
