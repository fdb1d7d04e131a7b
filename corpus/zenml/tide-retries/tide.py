"""Ask the tide gauges until they answer, then until the curve is smooth enough."""
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step


@step
def answers(gauge: str, attempt: int) -> bool:
    return attempt >= len(gauge) - 3


@step
def wait_a_while(seconds: int) -> None:
    print(f"waiting {seconds} s")


@step
def read_gauge(gauge: str) -> List[float]:
    return [float(len(gauge)), 1.5, 2.5]


@step
def roughness(values: List[float], window: int) -> float:
    return 4.0 / window


@step
def widen(window: int) -> int:
    return window + 1


@step
def publish(values: List[float], note: str = "") -> None:
    print(values, note)


@step
def smooth(values: List[float], window: int) -> List[float]:
    return values


def wait_until_there(gauge: str, patience: int) -> bool:
    """Whether the gauge answered in time."""
    attempt = 0
    while not answers(gauge, attempt).load():
        attempt += 1
        if attempt > patience:
            return False
        wait_a_while(2**attempt)
    return True


@pipeline(dynamic=True, enable_cache=False)
def tide(gauges: List[str] = ["kiel", "husum", "emden"], patience: int = 3, goal: float = 1.0):
    there = [gauge for gauge in gauges if wait_until_there(gauge, patience)]
    if not there:
        publish([], note="no gauge answers")
        return
    for gauge in there:
        values = read_gauge(gauge)
        window = 2
        while roughness(values, window).load() > goal:
            window = widen(window).load()
            if window > 6:
                break
        else:
            smooth(values, window)
            continue
        publish(values)


if __name__ == "__main__":
    tide()
