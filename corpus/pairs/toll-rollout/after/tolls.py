"""Tolls of the motorway. Migrated from SageMaker."""
from typing import Annotated, Any, Dict

from zenml import pipeline, step


@step
def measure_model(trips: str) -> Annotated[Dict[str, Any], "report"]:
    return {"trips": {"count": 20000}, "error": {"mean": 0.05}}


@step
def deploy_canary() -> None:
    print("endpoint, 10 %")


@step
def deploy_fully() -> None:
    print("endpoint, 100 %")


@step
def too_few_trips(trips: str) -> None:
    raise RuntimeError(f"too few trips in {trips}")


@step
def keep_model() -> None:
    print("keep")


@step
def tell_operators(trips: str) -> None:
    print("mail about", trips)


@pipeline(dynamic=True, enable_cache=False)
def toll_rollout(trips: str = "s3://tolls/trips/", max_error: float = 0.1):
    measured = measure_model.submit(trips)
    found = measured.load()
    # The operators hear of it as soon as it is decided, not only when all is deployed.
    telling = tell_operators.submit(trips, after=measured)
    if found["error"]["mean"] < max_error:
        if found["trips"]["count"] >= 10000:
            canary = deploy_canary.submit()
            deploy_fully.submit(after=canary)
        else:
            too_few_trips(trips)
    else:
        keep_model()
    telling.wait()


if __name__ == "__main__":
    toll_rollout()
