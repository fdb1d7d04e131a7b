from typing import Annotated, List

from zenml import pipeline, step


@step
def list_works(room: str) -> Annotated[List[str], "works"]:
    return [f"{room}{i}" for i in range(len(room))]


@step
def condition(work: str) -> float:
    return len(work) / 10


@step
def worst(conditions: List[float]) -> float:
    return min(conditions)


@pipeline(dynamic=True)
def survey_room(room: str) -> Annotated[float, "worst"]:
    works = list_works(room)
    return worst(condition.map(works))
