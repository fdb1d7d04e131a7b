from typing import Annotated

from zenml import pipeline, step
from zenml.steps import CommandStep

prune = CommandStep(command=["true"], name="prune")
archive = CommandStep(command=["echo", "archive"], name="archive")


@step
def free_space(days: int) -> Annotated[int, "gigabytes"]:
    return days * 10


@step
def done(gigabytes: int) -> None:
    print(gigabytes)


@pipeline(dynamic=True, enable_cache=False)
def housekeeping(days: int = 3):
    archived = archive.submit()
    free = free_space(days)
    if free.load() < 10:
        prune()
    done(free, after=archived)
