from __future__ import annotations

import contextlib
import functools
import os
from dataclasses import asdict, dataclass

from typing_extensions import Annotated
from zenml import ArtifactConfig, ExternalArtifact, Model, get_pipeline_context, log_metadata, pipeline, step
from zenml.config.retry_config import StepRetryConfig


@dataclass
class Cut:
    tool: str
    depth: float
    passes: int = 1


CUTS = [Cut("rough", 2.0, passes=2), Cut("fine", 0.1), Cut("polish", 0.0)]


def timed(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs)

    return inner


def careful(**options):
    return lambda fn: step(retry=StepRetryConfig(max_retries=options.pop("tries", 1)), **options)(fn)


def alert(error: BaseException) -> None:
    print(error)


@careful(tries=3, on_failure=alert)
@timed
def turn(part, tool: str, depth: float) -> Annotated[dict, ArtifactConfig(name="part_{kind}")]:
    log_metadata({"tool": tool})
    return part


@careful()
def measure(part: dict, tolerance: float = 0.01) -> Annotated[bool, "ok"]:
    return True


@step
def scrap(part: dict, ok: bool) -> None:
    ...


@contextlib.contextmanager
def labelled(label):
    labels.append(label)
    try:
        yield label.upper()
    finally:
        labels.pop()


labels = []


@pipeline(model=Model(name="lathe", version="1"), substitutions={"kind": "shaft"}, settings={"docker": {"requirements": ["numpy"]}})
def shaft(length: float = 100.0, strict: bool = bool(os.environ.get("LATHE_STRICT"))):
    part = ExternalArtifact(value={"length": 1})
    with labelled("cuts") as upper:
        for cut in CUTS:
            for number in range(cut.passes):
                if (depth := cut.depth * (1 + number)) > 0 or strict:
                    part = turn(part, cut.tool, depth=depth, id=f"{upper}_{cut.tool}_{number}")
    ok = measure.with_options(enable_cache=False)(part, **({"tolerance": 0.001} if strict else {}))
    scrap(part, ok)
    if get_pipeline_context().model.name == "lathe" and not labels:
        print(asdict(CUTS[0]))
        scrap(part, ok, id="scrap_again", after="scrap")


if __name__ == "__main__":
    shaft()
