from typing import List

from zenml import pipeline, step


@step
def leg(runner: str, metres: int = 100) -> int:
    return metres


@step
def handover() -> None:
    pass


@step
def clock(times: List[int]) -> None:
    pass


class Barrier:
    """Everything called inside waits for what the barrier has collected."""

    def __init__(self):
        self.waiting = []
        self.number = 0

    def add(self, name):
        self.waiting.append(name)
        return name

    def close(self):
        self.number += 1
        handover(id=f"barrier_{self.number}", after=list(self.waiting))
        self.waiting = []
        return f"barrier_{self.number}"


def heat(name, runners, after=None):
    return [leg(runner, id=f"{name}_{runner}", after=after) for runner in runners]


@pipeline
def relay(teams: List[List[str]] = [["ann", "bo"], ["cy"], ["di", "ed", "fi"]]):
    barrier = Barrier()
    times = []
    start = None
    for index, team in enumerate(teams):
        times += heat(f"heat{index}", team, after=start)
        for runner in team:
            barrier.add(f"heat{index}_{runner}")
        start = barrier.close()
    clock(times[::2], after=[start, times[1]])
    handover(id="left", after="clock")
    handover(id="right", after=("clock",))
    handover(id="end", after=[side for side in ("left", "right")] + times[:1])


relay()
