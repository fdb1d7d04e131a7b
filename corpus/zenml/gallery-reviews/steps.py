from typing import Annotated, Dict, List, Tuple

from zenml import step


@step
def hang(rooms: int) -> List[str]:
    return [f"picture {n}" for n in range(rooms)]


@step
def critics(count: int) -> List[int]:
    return list(range(1, count + 1))


@step
def review(picture: str, critic: int, mood: float) -> Annotated[float, "stars"]:
    return critic * mood


@step
def measure(picture: str) -> Annotated[int, "width"]:
    return 40 + len(picture)


@step
def mood_of_day(day: str) -> float:
    return 0.5 if day == "monday" else 1.5


@step
def mean(stars: List[float]) -> float:
    return sum(stars) / len(stars)


@step
def frame(width: int, stars: float = 0.0) -> str:
    return f"frame {width}"


@step
def front_page(best: str, others: List[str]) -> None:
    print(best, others)


@step
def shut(reason: str) -> None:
    print(reason)


@step
def count_visitors(day: str) -> int:
    return len(day)
