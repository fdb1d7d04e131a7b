"""Visitors of the museums. Migrated from SageMaker."""
from typing import Annotated, Dict, Tuple

from zenml import get_step_context, pipeline, step


# Migration note: the execution id of the output path is the id of the run.
@step
def search_model(visits: str, target: str) -> Tuple[Annotated[Dict[str, str], "best_candidate"], Annotated[str, "insights"]]:
    run = get_step_context().pipeline_run
    output = f"s3://museums/automl/{run.id}"
    print("AutoML", visits, target, output)
    return {"model_data": f"{output}/best/model.tar.gz"}, f"{output}/insights.json"


@step
def visitors_model(candidate: Dict[str, str]) -> Annotated[str, "model_name"]:
    return "museum-visitors"


# TODO(migration): PendingManualApproval has no counterpart; somebody promotes the version by hand.
@step
def register_visitors(candidate: Dict[str, str], insights: str) -> None:
    print("register in museum-visitors", candidate, insights)


@pipeline(enable_cache=False)
def museum_visitors(visits_uri: str = "s3://museums/visits.csv", target: str = "visitors"):
    best, insights = search_model(visits_uri, target)
    visitors_model(best)
    register_visitors(candidate=best, insights=insights)


if __name__ == "__main__":
    museum_visitors()
