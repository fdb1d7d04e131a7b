"""Nightly intake: stop as soon as there is nothing left to decide."""
from typing import Annotated, Optional, Tuple

from zenml import pipeline, step


@step
def count_rows(rows: int) -> Annotated[int, "rows"]:
    return rows


@step
def profile(rows: int) -> Tuple[Annotated[float, "missing"], Annotated[float, "drift"]]:
    missing = 0.5 if rows < 100 else 0.01
    drift = 0.2
    return missing, drift


@step
def find_suspicious(rows: int, count: int = 0) -> Annotated[list, "suspicious"]:
    return list(range(count))


@step
def review(case: int) -> bool:
    return case < 1


@step
def quarantine(reason: str) -> None:
    print(reason)


@step
def publish(rows: int) -> None:
    print(rows)


@step
def notify(text: str) -> None:
    print(text)


def good_enough(rows) -> Optional[object]:
    missing, drift = profile(rows)
    if missing.load() > 0.3:
        return None
    return drift


@pipeline(dynamic=True, enable_cache=False)
def intake(rows: int = 400, suspicious: int = 0):
    counted = count_rows(rows)
    if counted.load() == 0:
        notify("nothing came in")
        return
    drift = good_enough(counted)
    if drift is None:
        quarantine("too much is missing")
        return
    for case in find_suspicious(counted, suspicious).load():
        if not review(case).load():
            quarantine("a person said no")
            return
    publish(counted)


if __name__ == "__main__":
    intake()
