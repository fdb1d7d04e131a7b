"""What a loop over a loaded list leaves in names, dictionaries and sets, when it went round and when it did not."""
from typing import Dict, List

from zenml import pipeline, step


@step
def shelves(count: int) -> List[str]:
    return [f"{'ab'[i % 2]}{i}" for i in range(count)]


@step
def scan(shelf: str) -> int:
    return int(shelf[1:])


@step
def label(section: str) -> None: ...


@step
def report(late: int = 0) -> None: ...


@step
def closed() -> None: ...


@step
def last_of(shelf: int) -> None: ...


@pipeline(dynamic=True, enable_cache=False)
def returns(count: int = 3):
    scans: Dict[str, int] = {}
    sections = set()
    last = None
    late = False
    for shelf in shelves(count).load():
        scans[shelf] = last = scan(shelf)
        if last.load() > 1:
            late = True
        if shelf[0] in sections:
            continue
        sections.add(shelf[0])
        label(shelf[0])
    if not scans:
        closed()
    if late:
        report(len(scans))
    if last is not None:
        last_of(last)
