from typing import Annotated, Optional

from zenml import pipeline, step


@step
def package(version: int) -> Annotated[str, "image"]:
    return f"image:{version}"


@step
def smoke_test(image: str) -> Annotated[bool, "healthy"]:
    return True


@step
def roll_out(image: str, traffic: int) -> None:
    print(image, traffic)


@step
def record_approval(approver: str) -> None:
    print(approver)


@step
def keep_in_staging(image: str) -> None:
    print(image)


STAGES = ("staging", "canary", "production")


@pipeline(dynamic=True, enable_cache=False)
def deploy_model(version: int = 1, stage: str = "staging", traffic: int = 100, approver: Optional[str] = None):
    if stage not in STAGES:
        raise ValueError(f"no stage {stage}")
    image = package(version)
    healthy = smoke_test(image)
    if stage == "staging":
        keep_in_staging(image)
    elif healthy.load() and stage == "canary":
        roll_out(image, traffic)
    elif healthy.load():
        if approver is not None:
            record_approval(approver)
        roll_out(image, 100)
