"""Deliver parcels from depot to depot: what is still open is found on the way."""
from collections import deque
from typing import Any, Dict, List

from zenml import pipeline, step

ROADS = {"north": ["west", "east"], "west": ["port"], "east": ["port", "hill"], "port": [], "hill": ["north"]}


@step
def roads_of(depot: str) -> List[str]:
    return ROADS.get(depot, [])


@step
def deliver(depot: str, stop: int) -> Dict[str, Any]:
    return {"depot": depot, "late": stop > 4 or depot == "port", "damaged": depot == "hill"}


@step
def apologise(depot: str) -> None:
    print("sorry", depot)


@step
def repair(parcel: Dict[str, Any]) -> Dict[str, Any]:
    return {**parcel, "damaged": False}


@step
def close_day(stops: int) -> str:
    return f"{stops} stops"


@pipeline(dynamic=True, enable_cache=False)
def courier(start: str = "north", most: int = 10):
    todo = deque([start])
    seen = set()
    stops = 0
    while todo and stops < most:
        depot = todo.popleft()
        if depot in seen:
            continue
        seen.add(depot)
        stops += 1
        parcel = deliver(depot, stops)
        state = parcel.load()
        if state["late"]:
            apologise(depot)
        if state["damaged"]:
            repair(parcel)
        todo.extend(roads_of(depot).load())
    close_day(stops)


if __name__ == "__main__":
    courier()
