import itertools
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step


@step
def candidates(n: int) -> Tuple[Annotated[List[str], "names"], Annotated[List[int], "grades"]]:
    names = [f"c{i}" for i in range(n)]
    grades = [(7 * i) % 5 for i in range(n)]
    return names, grades


@step
def positions(m: int) -> Annotated[Dict[str, int], "positions"]:
    return {f"p{i}": i for i in range(m)}


@step
def interview(name: str, position: str, rank: int) -> Annotated[int, "mark"]:
    return rank + len(name)


@step
def offer(position: str, marks: List[int]) -> Annotated[bool, "sent"]:
    return len(marks) > 1


@step
def thank(name: str) -> None:
    ...


@step
def close(pairs: List[str]) -> None:
    ...


@pipeline(dynamic=True, enable_cache=False)
def matching(n: int = 2, m: int = 1, top: int = 10):
    names, grades = candidates(n)
    open_positions = positions(m)
    people = list(zip(names.load(), grades.load()))
    ranked = sorted(people, key=lambda p: (-p[1], p[0]))[:top]
    pairs = []
    sent = []
    for position, minimum in sorted(open_positions.load().items()):
        marks = []
        for rank, (name, grade) in enumerate(ranked, start=1):
            if grade < minimum:
                break
            marks.append(interview(name, position, rank))
        if not marks:
            continue
        sent.append(offer(position, marks))
        pairs.append(f"{position}:{len(marks)}")
    for name, _ in reversed(people[len(sent):]):
        thank(name)
    if any(s.load() for s in sent):
        close(pairs)
    elif all(g > 0 for _, g in people):
        close([], id="close_empty")
