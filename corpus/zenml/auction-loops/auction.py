import itertools
import math
from collections import Counter, defaultdict, deque
from typing import Dict, List, Literal, Tuple

from zenml import pipeline, step


@step
def appraise(lot: str, expert: str) -> float:
    return 1.0


@step
def average(values: List[float]) -> float:
    return sum(values) / len(values)


@step
def call_lot(lot: str, estimate: float, position: int, reserve: float = 0.0) -> str:
    return lot


@step
def pause(minutes: int) -> None:
    pass


@step
def close(sold: List[str], mode: Literal["live", "online"]) -> None:
    pass


@pipeline
def auction(
    lots: Dict[str, Tuple[int, float]],
    experts: List[str] = ["ann", "bo"],
    per_block: int = 2,
    mode: Literal["live", "online"] = "live",
):
    opinions = defaultdict(list)
    for lot, expert in itertools.product(lots, experts):
        opinions[lot].append(appraise(lot, expert))
    estimates = {lot: average(values) for lot, values in opinions.items()}
    queue = deque(sorted(lots, key=lambda name: (-lots[name][0], name)))
    sold, block, previous = [], 0, None
    while queue:
        for position in range(per_block):
            if not queue:
                break
            lot = queue.popleft()
            rank, reserve = lots[lot]
            kwargs = {"reserve": reserve} if reserve > 0 else {}
            previous = call_lot(lot, estimates[lot], position=position, after=previous and [previous], **kwargs)
            sold.append(previous)
        else:
            if queue and mode == "live":
                pause(5 * (block + 1), id=f"pause_{block}", after=[previous])
        block += 1
    assert block == math.ceil(len(lots) / per_block)
    close(sold, mode)
    counted = Counter(rank for rank, _ in lots.values())
    top, times = counted.most_common(1)[0]
    if times > 1:
        pause(top, after=["close", *(f"pause_{i}" for i in range(block - 1))])


if __name__ == "__main__":
    auction({"vase": (2, 10.0), "clock": [3, "0"], "map": (2, 0.5), "coin": (1, 0)})
    auction(lots={"vase": (1, 1.0)}, experts=["cy"], mode="online")
