"""The best of boats that only the run knows."""
from typing import List

from zenml import pipeline, step


@step
def boats(count: int) -> List[str]:
    return ["albatross", "bittern", "cormorant"][:count]


@step
def sail(boat: str) -> float:
    return float(len(boat))


@step
def handicap(time: float) -> float:
    return time - 1


@step
def podium(best: float, worst: float) -> None:
    print(best, worst)


@step
def announce(winner: str, time: float) -> None:
    print(winner, time)


@step
def protest(time: float) -> None:
    print(time)


@step
def cancel() -> None:
    print("no wind")


@pipeline(dynamic=True, enable_cache=False)
def regatta(count: int = 3, limit: float = 8.0):
    times = {boat: sail(boat) for boat in boats(count).load()}
    ranked = sorted(times.values(), key=lambda time: time.load())
    try:
        third = ranked[2]
    except IndexError:
        cancel(id="no_third")
    else:
        protest(third, id="third")
    if not times:
        cancel()
        return
    podium(max(times.values(), key=lambda time: time.load()), min(times.values(), key=lambda time: time.load()))
    winner, time = max(times.items(), key=lambda entry: entry[1].load())
    announce(winner, time)
    slow = next((time for time in times.values() if time.load() > limit), None)
    if slow is not None:
        protest(slow)
    favourite = times.get("bittern")
    if favourite is None:
        cancel(id="no_favourite")
    else:
        handicap(favourite)
    try:
        outsider = times["cormorant"]
    except KeyError:
        cancel(id="no_outsider")
    else:
        handicap(outsider, id="outsider")


if __name__ == "__main__":
    regatta()
