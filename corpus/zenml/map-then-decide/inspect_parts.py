from typing import Annotated, List

from zenml import pipeline, step, unmapped


@step
def photos(parts: int) -> Annotated[List[int], "photos"]:
    return list(range(parts))


@step
def defect(photo: int, model: str) -> Annotated[float, "probability"]:
    return photo / 10


@step
def pick_model(deep: bool) -> Annotated[str, "name"]:
    return "deep" if deep else "flat"


@step
def rework(photo: int) -> None:
    print(photo)


@step
def double_check(photo: int) -> Annotated[bool, "confirmed"]:
    return photo > 0


@step
def certificate(count: int) -> None:
    print(count)


@pipeline(dynamic=True, enable_cache=False)
def inspection(parts: int = 3, deep: bool = False):
    shots = photos(parts)
    model = pick_model(deep)
    risks = defect.map(photo=shots, model=unmapped(model))
    failed = [i for i, risk in enumerate(risks.load()) if risk > 0.15]
    for i in failed:
        rework.submit(shots.chunk(i))
    checks = None
    if deep:
        checks = double_check.map(shots)
    if checks is not None and all(checks.load()):
        certificate(len(failed))
    elif not failed:
        certificate(0, after=risks)
