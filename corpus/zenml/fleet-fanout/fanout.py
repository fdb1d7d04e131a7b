"""Route planning: a plan a depot, every plan checked with every kind of vehicle."""
from typing import Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step, unmapped


@step
def list_depots(depots: List[str]) -> Annotated[List[str], "depots"]:
    return sorted(depots)


@step
def list_vehicles(count: int) -> Annotated[List[str], "vehicles"]:
    return [f"van-{i}" for i in range(count)]


@step
def travel_times(region: str = "berlin") -> Annotated[Dict[str, float], "matrix"]:
    return {"north": 1.0, "south": 2.0, "west": 3.0}


@step
def plan(depot: str, matrix: Dict[str, float], shifts: int = 2) -> Tuple[Annotated[List[str], "route"], Annotated[float, "hours"]]:
    route = [f"{depot}-{stop}" for stop in range(shifts)]
    return route, matrix[depot] * shifts


@step
def feasible(depot: str, vehicle: str) -> bool:
    return depot != "south" or vehicle != "van-1"


@step
def total_hours(hours: List[float]) -> Annotated[float, "total"]:
    return sum(hours)


@step
def count_feasible(results: List[bool]) -> int:
    return sum(results)


@step
def explain_route(depot: str, total: float) -> None:
    print(depot, total)


@step
def announce(total: float) -> None:
    print(f"{total} hours")


@pipeline(dynamic=True, enable_cache=False)
def route_planning(depots: List[str], vehicles: int = 2, explain: bool = False):
    depot_list = list_depots(depots)
    matrix = travel_times()
    van_list = list_vehicles(vehicles)

    plans = plan.map(depot=depot_list, matrix=unmapped(matrix), shifts=3)
    routes, hours = plans.unpack()
    total = total_hours(hours)

    checks = feasible.product(depot=depot_list, vehicle=van_list)
    count_feasible(checks, id="count")

    if explain:
        for index, name in enumerate(depot_list.load()):
            if name == "south":
                continue
            explain_route(depot_list.chunk(index), total)
    announce.submit(total, after=checks)
