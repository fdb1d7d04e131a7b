"""Triage: the cheap test first; what it cannot tell goes one level up."""
import logging
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional

from zenml import pipeline, step

log = logging.getLogger(__name__)


@step
def admit(patient: int) -> Dict[str, Any]:
    if patient < 0:
        raise ValueError("no such patient")
    return {"age": patient * 7, "fever": patient % 2 == 1, "tests": ["swab", "blood", "scan"][: patient % 4]}


@step(enable_cache=False)
def swab(patient: int) -> Optional[bool]:
    return None if patient % 3 == 0 else patient % 3 == 1


@step(enable_cache=False)
def blood(patient: int, volume: int = 5) -> Optional[bool]:
    return None if patient in (6, 15, 27) else True


@step(enable_cache=False)
def scan(patient: int) -> Optional[bool]:
    if patient == 27:
        raise RuntimeError("the scanner is broken")
    return False


@step
def treat(patient: int, positive: bool) -> str:
    return "treated"


@step
def send_home(patient: int) -> str:
    return "home"


@step
def call_doctor(patient: int, why: str) -> str:
    return why


@step
def archive(outcome: str) -> None:
    print(outcome)


@step
def clean_room() -> None:
    print("clean")


@dataclass
class Ladder:
    """Tests from cheap to dear."""

    rungs: List[Callable] = field(default_factory=lambda: [swab, blood, scan])

    def climb(self, patient: int, wanted: List[str]):
        for rung in self.rungs:
            if rung.name not in wanted:
                continue
            verdict = rung(patient).load()
            if verdict is not None:
                return verdict
            log.info("%s cannot tell", rung.name)
        return None


@pipeline(dynamic=True)
def clinic(patient: int = 2):
    try:
        file = admit(patient).load()
    except ValueError:
        archive(call_doctor(patient, "unknown patient"))
        return
    if file["age"] > 60 and not file["fever"]:
        archive(send_home(patient))
        return
    ladder = Ladder()
    try:
        positive = ladder.climb(patient, file["tests"])
        if positive is None:
            outcome = call_doctor(patient, "undecided")
        else:
            outcome = treat(patient, positive) if positive else send_home(patient)
    except RuntimeError as broken:
        log.warning("%s", broken)
        outcome = call_doctor(patient, "broken", id="call_engineer")
    finally:
        clean_room()
    archive(outcome)


if __name__ == "__main__":
    clinic()
