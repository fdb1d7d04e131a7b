from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.steps import BaseStep

if TYPE_CHECKING:
    from collections.abc import Callable

Notes = list[int]
Both = typing.Tuple[Annotated[Notes, "melody"], Annotated["Notes", "bass"]]


@step
def record(piece: str, takes: int = 1) -> Notes:
    return [takes]


@step
def separate(notes: Notes) -> Both:
    return notes, notes


@step
def nothing_given(melody: Notes | None) -> None:
    return None


class Tuner(BaseStep):
    def entrypoint(self, notes: Notes, pitch: float = 440.0) -> Annotated[Notes, "tuned"]:
        return notes


def tuned(make: Callable[..., Any], *pieces: str) -> list[Any]:
    return [make(record(piece), pitch=442.0) for piece in pieces]


@pipeline
def concert(pieces: list[str], takes: int | None = None, solo: bool = False):
    melody, bass = separate(record(pieces[0], takes=takes or 2))
    nothing_given(melody)
    voices = tuned(Tuner(name="tuner"), *pieces[1:])
    nothing_given(voices[0] if voices and not solo else bass, id="finale")


if __name__ == "__main__":
    concert(pieces=["bach", "ysaye"], takes="3")
    concert(["bach"], solo=True)
