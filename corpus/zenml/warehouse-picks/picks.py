"""Lists that grow in loops over what a step loaded: empty or not, how long, filtered, sliced, unpacked."""
from typing import List

from zenml import pipeline, step


@step
def orders(day: int) -> List[str]:
    return [f"order-{i}" for i in range(day)]


@step
def pick(order: str) -> str:
    return order


@step
def weigh(parcel: str) -> int:
    return int(parcel[-1])


@step
def manifest(parcels: List[str], note: str = "") -> None: ...


@step
def tally(count: int = 0) -> None: ...


@step
def idle(reason: str) -> None: ...


@step
def escort(parcels: List[str]) -> None: ...


@pipeline(dynamic=True, enable_cache=False)
def picks(day: int = 3):
    parcels = []
    for order in orders(day).load():
        parcels.append(pick(order))
    if not parcels:
        idle("no orders")
        return
    manifest(parcels)
    tally(len(parcels))
    first, *others = parcels
    manifest([first], note="first")
    if others:
        manifest(others, note="others")
    if len(parcels) > 2:
        manifest(parcels[:2], note="two")
    heavy = [parcel for parcel in parcels if weigh(parcel).load() > 1]
    if heavy:
        escort(heavy)
    else:
        idle("nothing heavy")
