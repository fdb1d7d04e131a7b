from typing import Optional

from zenml import pipeline, step


@step
def collect(box: str) -> list:
    return [box]


@step
def sort_mail(letters: list, zones: int) -> dict:
    return {}


@step
def deliver(bags: dict, zone: int, express: bool = False) -> None:
    print(zone)


@step
def archive(bags: dict, label: Optional[str] = None) -> str:
    return label or "none"


@pipeline
def letters(boxes: list, zones: int = 2, express_zone: Optional[int] = None):
    bags = sort_mail([collect(box) for box in boxes], zones)
    for zone in range(zones):
        if zone == express_zone:
            deliver(bags, zone, express=True, id=f"express_{zone}")
        else:
            deliver(bags, zone, after=[f"express_{express_zone}"] if express_zone is not None and express_zone < zones else [])


@pipeline(enable_cache=False)
def parcels(boxes: list, label: str = "day"):
    for box in boxes:
        found = collect(box)
        archive(sort_mail(found, 1), label=f"{label}:{box}")
