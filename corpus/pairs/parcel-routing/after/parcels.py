"""Routes of the parcels. Migrated from SageMaker."""
from typing import Annotated, List, Tuple

from zenml import pipeline, step
from zenml.config.retry_config import StepRetryConfig


@step(enable_cache=True)
def list_depots(day: str) -> Tuple[Annotated[str, "depots_uri"], Annotated[int, "count"]]:
    return f"s3://parcels/depots/{day}", 7


@step(retry=StepRetryConfig(max_retries=3, delay=20, backoff=2))
def plan_routes(depots: str, vans: int) -> Annotated[List[str], "routes"]:
    return [f"van-{van}" for van in range(vans)]


# TODO(migration): the queue and its token are gone; the dispatchers confirm in the dashboard.
@step
def confirm_routes(routes: List[str]) -> Annotated[str, "ticket"]:
    return f"confirmed-{len(routes)}"


@step
def publish_routes(routes: List[str], ticket: str) -> None:
    print(ticket, routes)


@step
def bill_depots(depots: str) -> None:
    print("bill", depots)


@pipeline(enable_cache=False)
def parcel_routing(day: str = "2024-01-02", vans: int = 40):
    depots_uri, _ = list_depots(day)
    routes = plan_routes(depots_uri, vans)
    ticket = confirm_routes(routes)
    publish_routes(routes, ticket)
    bill_depots(depots_uri, after="publish_routes")


if __name__ == "__main__":
    parcel_routing()
