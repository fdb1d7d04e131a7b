from typing import Any, List, Optional

from zenml import pipeline, step


@step
def berth(ship: str, hours: int = 6) -> dict:
    return {}


@step
def crane(plan: dict, crew: str = "a") -> dict:
    return plan


@step
def merge(plans: List[dict], label: str) -> dict:
    return plans[0]


@step
def tide(plan: dict, height: float) -> bool:
    return True


@pipeline
def unload(ship: str, *, hours: int = 6, crew: Optional[str] = None):
    plan = berth(ship, hours=hours)
    return {"plan": plan, "done": crane(plan, crew or "night")}


@pipeline(enable_cache=False)
def convoy(ships: List[str], handle=unload):
    results = [handle(ship, hours=4) for ship in ships]
    return merge([r["done"] for r in results], label=ships[0]), results


def tree(plans, level=0):
    if len(plans) == 1:
        return plans[0]
    half = len(plans) // 2
    return merge([tree(plans[:half], level + 1), tree(plans[half:], level + 1)], label=f"level{level}")


@pipeline
def day(first: List[str], second: List[str], check: bool = True):
    one, results = convoy(first)
    other, _ = convoy(ships=second, handle=lambda ship, hours: unload(ship, hours=hours * 2, crew="b"))
    top = tree([one, other, results[0]["plan"]])
    if check:
        tide(top, height=1.5)
    return one, top


if __name__ == "__main__":
    day(first=["ever", "cosco"], second=["msc"])
