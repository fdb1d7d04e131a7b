import os
from typing import List, Optional, Set

from zenml import pipeline, step

STRICT = os.environ.get("FORGE_STRICT", "no").lower() in {"yes", "true", "1"}


@step
def scan(part: str) -> list:
    return [part]


@step
def repair(scan: list, level: int) -> list:
    return scan


@step
def inspect_part(scan: list, repaired: Optional[list] = None) -> float:
    return 0.5


@step
def hold(score: float, reason: str) -> None:
    pass


@step
def ship(scores: List[float], express: bool = False) -> str:
    return "ok"


@pipeline
def inspection(parts: List[str], level: int = 1, skip: Set[str] = set(), express: Optional[bool] = None):
    todo = [part for part in parts if part not in skip]
    if not todo:
        hold(0.0, reason="nothing to do")
        return
    scores = []
    for number, part in enumerate(todo):
        scanned = scan(part)
        repaired = repair(scanned, level) if 1 < level <= 3 else None
        score = inspect_part(scanned, repaired) if repaired else inspect_part(scanned)
        scores.append(score)
        if (rest := len(todo) - number - 1) and part.endswith("!"):
            hold(score, reason=f"{rest} more to come")
        elif STRICT or level > 3:
            hold(score, reason="strict")
    if all(len(part) > 2 for part in todo) and express is not False:
        ship(scores, express=bool(express))
    ship(scores, id="final", after=["ship"] if express is not False else None)
    return scores[-1]


inspection(["rod!", "cap", "pin"], level=2, skip={"pin"})
inspection(parts=["rod"], level=4, express=True)
inspection([], express=False)
