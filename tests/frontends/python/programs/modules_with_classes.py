# Modules that are objects of other classes, closures, views, namespaces, dispatch on class methods.
import functools
import sys
import types
from collections import OrderedDict

import attrs


class Settings(types.ModuleType):
    @property
    def doubled(self):
        return 2 * self.base

    def label(self, prefix):
        return f"{prefix}-{self.base}"

    def __getattr__(self, name):
        if not name.isupper():
            raise AttributeError(f"no {name}")
        return name.lower()


base = 21
me = sys.modules[__name__]
me.__class__ = Settings
print(me.doubled, me.label("x"), me.REGION, getattr(me, "nope", "default"), hasattr(me, "other"), me.base)


def plain():
    return 1


print(plain.__closure__)
print({"a": 1}.keys(), {"a": 1}.values(), {"a": 1}.items(), f"{OrderedDict(b=2).keys()}", list({"a": 1}.keys()), {}.keys(), set({"a": 1}.keys()))
space = types.SimpleNamespace(a=1, b="x")
print(space, type(space).__name__)


class Formats:
    @functools.singledispatchmethod
    @classmethod
    def of(cls, value):
        return f"{cls.__name__} other"

    @of.register
    @classmethod
    def _(cls, value: int):
        return f"{cls.__name__} int"

    @of.register
    @classmethod
    def _(cls, value: str | bytes):
        return f"{cls.__name__} text"

    @functools.singledispatchmethod
    def one(self, value):
        return "other"

    @one.register
    def _(self, value: list | tuple):
        return "sequence"


print(Formats.of(1), Formats.of("a"), Formats.of(b""), Formats.of(None), Formats().of(2), Formats().one(()), Formats().one({}))


@attrs.define
class Job:
    name: str
    size: int = 2


print(list(attrs.fields_dict(Job)), attrs.fields_dict(Job)["size"].default, {n: f.type for n, f in attrs.fields_dict(Job).items()})
