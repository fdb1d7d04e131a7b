"""Chains of steps are written as text: `radar > denoise > picks`."""
from functools import reduce
from typing import Any, Callable, Dict, List

from zenml import pipeline, step

STEPS: Dict[str, Callable[..., Any]] = {}


def named(name: str, *aliases: str):
    def keep(thing):
        for key in (name, *aliases):
            STEPS[key] = thing
        return thing

    return keep


@named("radar", "ku-band")
@step
def read_radar(track: str) -> List[float]:
    return [0.0]


@named("denoise")
@step
def denoise(trace: List[float], level: int = 3) -> List[float]:
    return trace


@named("picks")
@step
def pick_bed(trace: List[float]) -> List[int]:
    return [1]


@named("smooth")
@step(name="smooth_picks")
def smooth(picks: List[int], window: int = 5) -> List[int]:
    return picks


@step
def mosaic(parts: List[List[int]], names: List[str]) -> Dict[str, int]:
    return {}


CHAINS = """
radar > denoise > picks
ku-band > picks > smooth
radar > denoise > denoise > picks > smooth
"""


def run_chain(text, track):
    first, *rest = (STEPS[word.strip()] for word in text.split(">"))
    return reduce(lambda value, one: one(value), rest, first(track))


@pipeline
def ice_thickness(tracks: List[str] = ["n1", "n2", "s1"]):
    chains = [line for line in CHAINS.strip().splitlines() if line]
    parts = {track: run_chain(chain, track) for chain, track in zip(chains, tracks)}
    mosaic(list(parts.values()), names=sorted(parts))


if __name__ == "__main__":
    ice_thickness()
