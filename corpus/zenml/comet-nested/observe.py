from typing import NamedTuple

from zenml import pipeline, step


class Sighting(NamedTuple):
    frame: object
    quality: object


@step
def expose(telescope: str, seconds: float) -> bytes:
    return b""


@step
def grade(frame: bytes) -> float:
    return 0.5


@pipeline
def observe(telescope: str, seconds: float = 30.0):
    frame = expose(telescope, seconds)
    return Sighting(frame, grade(frame))


@pipeline
def observe_all(telescopes, **seconds):
    return {t: observe(t, **({"seconds": seconds[t]} if t in seconds else {})) for t in telescopes}
