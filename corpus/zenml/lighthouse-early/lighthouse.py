"""Decide each evening whether the lamp is lit."""
from typing import Annotated, Optional, Tuple

from zenml import pipeline, step


@step
def read_sky(hour: int) -> Annotated[dict, "sky"]:
    return {"dark": hour > 18 or hour < 6, "fog": hour % 5 == 0, "wind": hour * 3}


@step
def light(level: int) -> bool:
    return level > 1


@step
def horn(times: int) -> int:
    return times


@step
def note(text: str) -> None:
    print(text)


@step
def summary(lamp: bool, blasts: Optional[int] = None) -> str:
    return f"{lamp} {blasts}"


def sound(sky, limit):
    if not sky["fog"]:
        return None
    if sky["wind"] > limit:
        note("too loud")
        return None
    return horn(3)


@pipeline(dynamic=True)
def lighthouse(hour: int, limit: int = 30):
    sky = read_sky(hour)
    seen = sky.load()
    if not seen["dark"]:
        if seen["fog"]:
            return horn(1)
        note("day")
        return None
    level = 2 if seen["fog"] else 1
    lamp = light(level)
    blasts = sound(seen, limit)
    if blasts is None:
        return summary(lamp)
    summary(lamp, blasts)
    if lamp.load() and blasts.load() > 2:
        note("all lit")
    return lamp


if __name__ == "__main__":
    lighthouse(20)
