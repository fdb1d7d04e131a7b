from typing import Annotated, List, Optional

from zenml import pipeline, step


@step
def forecast(harbour: str, day: int) -> Annotated[float, "height"]:
    return len(harbour) * day / 10


@step
def warn(harbour: str, height: float) -> None:
    print(harbour, height)


@step
def close_gate(height: float, previous: Optional[float] = None) -> Annotated[bool, "closed"]:
    return previous is None or height > previous


@step
def log(closed: bool) -> None:
    print(closed)


def watch(harbour: str, days: int):
    """The highest tide that asked for the gate, or None."""
    worst = None
    for day in range(1, days + 1):
        height = forecast(harbour, day)
        value = height.load()
        if value < 0.5:
            continue
        if value > 1.5:
            warn(harbour, height)
            return height
        worst = height
    return worst


@pipeline(dynamic=True)
def tide(harbours: List[str] = ["hull", "dover"], days: int = 2):
    for harbour in ["hull", "rotterdam"]:
        worst = watch(harbour, 2)
        if worst is not None:
            closed = close_gate(worst)
            if closed.load():
                log(closed)


if __name__ == "__main__":
    tide()
