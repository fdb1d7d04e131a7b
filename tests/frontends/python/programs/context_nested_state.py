# Contexts that nest and restore values.
from contextlib import contextmanager

settings = {"level": 0}


@contextmanager
def override(**values):
    before = dict(settings)
    settings.update(values)
    try:
        yield settings
    finally:
        settings.clear()
        settings.update(before)


with override(level=1, extra="x"):
    print(settings)
    with override(level=2) as inner:
        print(inner["level"], settings is inner)
    print(settings)
try:
    with override(level=9):
        raise RuntimeError("x")
except RuntimeError:
    print(settings)


@contextmanager
def swallow(kind):
    try:
        yield
    except kind as error:
        print("swallowed", error)


with swallow(ValueError):
    raise ValueError("v")
print("after")
