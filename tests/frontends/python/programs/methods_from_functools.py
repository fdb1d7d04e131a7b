"""partialmethod, singledispatchmethod, contextmanager methods, __dict__ that is assigned."""
import contextlib
from enum import Enum, IntEnum
from functools import partialmethod, singledispatch, singledispatchmethod


class Builder:
    def __init__(self):
        self.steps, self.prefixes = [], []

    def add(self, kind, name, *, machine="small"):
        self.steps.append(("/".join([*self.prefixes, kind, name]), machine))
        return self

    train = partialmethod(add, "train", machine="gpu")
    process = partialmethod(add, "process")

    @contextlib.contextmanager
    def group(self, name):
        self.prefixes.append(name)
        try:
            yield self
        finally:
            self.prefixes.pop()

    @singledispatchmethod
    def describe(self, value):
        return f"other {value}"

    @describe.register
    def _(self, value: int):
        return f"int {value}"

    @describe.register
    def _(self, value: list | tuple):
        return f"several {len(value)}"

    @describe.register(str)
    def _text(self, value):
        return f"text {value}"


builder = Builder()
with builder.group("a") as same:
    same.train("x").process("y", machine="big")
    with builder.group("b"):
        builder.process("z")
builder.train("w", machine="cpu")
print(builder.steps)
print(builder.describe(3), builder.describe("s"), builder.describe((1, 2)), builder.describe(2.5), builder._text("q"))


@singledispatch
def lower(value):
    return value


@lower.register
def _(value: dict):
    return sorted(value)


print(lower({"b": 1, "a": 2}), lower(5))


class Settings(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


settings = Settings(name="n")
settings.extra = 4
settings["more"] = 5
print(settings.name, settings["extra"], settings.more, dict(settings), hasattr(settings, "nothing"))
Tier = IntEnum("Tier", "LOW HIGH", start=10)
print(list(Tier), Tier(11).name, [m.value for m in Enum("E", ["A", "B"], start=5)])
