from typing import Any, List, Tuple

from typing_extensions import Annotated
from zenml import step


@step
def level(gate: str, season: str = "winter") -> float:
    return 1.0


@step
def queue(boats: int) -> List[str]:
    return [""] * boats


@step
def plan(queue: List[str], levels: Any, slots: int = 2) -> Tuple[Annotated[list, "up"], Annotated[list, "down"]]:
    return [], []


@step
def open_gate(times: Any, gate: str) -> bool:
    return True


@step
def log() -> None:
    ...
