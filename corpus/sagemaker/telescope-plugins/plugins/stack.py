from ._base import fits, job


def for_night(night, steps):
    if len(steps) < 2:
        return
    yield job(f"Stack-{night:%y%m%d}", *map(fits, steps), image="stack")
