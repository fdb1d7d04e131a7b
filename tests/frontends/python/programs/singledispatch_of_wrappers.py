# register() reads the annotations that wraps() copies.
from dataclasses import dataclass
from functools import singledispatch, wraps


@dataclass
class Fit:
    source: str


def counted(function):
    @wraps(function)
    def inner(*args, **kwargs):
        inner.calls += 1
        return function(*args, **kwargs)

    inner.calls = 0
    return inner


@singledispatch
def build(spec, name):
    raise TypeError(f"cannot build {type(spec).__name__}")


@build.register
@counted
def build_fit(spec: Fit, name):
    return f"{name} fits {spec.source}"


@build.register
@counted
@counted
def build_text(spec: str, name):
    return f"{name} is {spec}"


print(build(Fit("a"), "one"), build("b", "two"), build("c", "three"))
print(build_fit.calls, build_text.calls)
try:
    build(1, "four")
except TypeError as error:
    print(error)
