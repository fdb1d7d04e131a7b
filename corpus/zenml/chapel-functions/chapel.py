from typing import List

from zenml import pipeline, step
from zenml.steps import BaseStep


@step
def strike(bell: str, times: int) -> list:
    return [bell] * times


@step
def chord(strokes: List[list], tempo: int = 60) -> list:
    return strokes


class Listen(BaseStep):
    def _listen(self, sound: list, seconds: int = 3) -> float:
        return 0.0

    entrypoint = _listen


def ring(name, bells, tempo=None, listen=True):
    """A pipeline for one melody."""

    def melody(times: int = 1):
        strokes = [strike(bell, times) for bell in bells]
        sound = chord(strokes, **({"tempo": tempo} if tempo else {}))
        if listen:
            Listen(name=f"listen_{name}")(sound)
        return sound

    melody.__name__ = f"{name}_melody"
    return pipeline(name=name, enable_cache=bool(tempo))(melody)


MELODIES = [("angelus", ["a", "b"]), ("wedding", ["a", "c", "d"], 120), ("hours", ["a"], None, False)]
FLOWS = {flow.name: flow for flow in (ring(*melody) for melody in MELODIES)}


@pipeline
def sunday(names: List[str]):
    sounds = [FLOWS[name].entrypoint(times=number) for number, name in enumerate(names, 1)]
    chord(sounds, tempo=30)


if __name__ == "__main__":
    FLOWS["wedding"](times=2)
    sunday(["angelus", "hours"])
