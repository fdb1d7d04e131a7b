from collections import OrderedDict, defaultdict, deque
from contextlib import contextmanager
from itertools import zip_longest
from typing import Dict, List, Optional

from zenml import pipeline, step


@step
def hide(kind: str, batch: int) -> list:
    return [batch]


@step
def soak(hide: list, days: int) -> list:
    return hide


@step
def grade(hide: list, other: Optional[list] = None) -> str:
    return "A"


@step
def pack(grades: List[str], kinds: Dict[str, int]) -> None:
    pass


@step
def clean_drum(note: str = "") -> None:
    pass


ORDERS = {"goat": 2, "calf": 1, "deer": 3}


@contextmanager
def drum(label):
    clean_drum(note=f"before {label}")
    yield label
    clean_drum(note=f"after {label}", id=f"clean_{label}")


def batches(kind, number):
    for batch in range(number):
        with drum(f"{kind}{batch}"):
            yield soak(hide(kind, batch), days=3 + batch)


@pipeline
def tannery(limit: int = 4):
    by_kind = OrderedDict((kind, list(batches(kind, number))) for kind, number in sorted(ORDERS.items(), key=lambda kv: -kv[1]))
    queue = deque(by_kind["deer"])
    queue.appendleft(queue.pop())
    grades = defaultdict(list)
    for number, (one, other) in enumerate(zip_longest(queue, by_kind["goat"]), start=1):
        if number > limit:
            break
        grades["pairs"].append(grade(one, other) if other is not None else grade(one))
    grades["calf"] += [grade(by_kind["calf"][0], id="calf")]
    pack([g for group in grades.values() for g in group], kinds={k: len(v) for k, v in by_kind.items()})


tannery()
