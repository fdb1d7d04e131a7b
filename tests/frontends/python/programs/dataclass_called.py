"""Decorators of dataclasses that are called as functions."""

import dataclasses
from dataclasses import dataclass

import attr
import attrs


class Plain:
    a: int = 1


class Frozen:
    a: int
    b: str = "x"


Plain = dataclasses.dataclass(Plain)
Frozen = dataclass(frozen=True)(Frozen)
print(Plain(2), Plain(2) == Plain(2), dataclasses.asdict(Plain()), Frozen(1))
try:
    Frozen(1).a = 5
except dataclasses.FrozenInstanceError as error:
    print(error)
Made = dataclass(type("Made", (), {"__annotations__": {"size": int}}))
print(Made(3))
Defined = attrs.define(type("Defined", (), {"__annotations__": {"a": int}, "a": 4}))
print(Defined(), attr.fields(Defined).a.default)


@attrs.define
class Base:
    a: int = 1


@attrs.define
class Below(Base):
    b: int = 2
    a: int = 5


@attr.s
class Older:
    z = attr.ib(default=1)
    y = attr.ib(default=2)


print(Below(), [one.name for one in attrs.fields(Below)], Older())
options = dataclass(order=True)


@options
class Ordered:
    n: int


print(sorted([Ordered(2), Ordered(1)]))


@dataclass(slots=True)
class Slotted:
    a: int
    b: dataclasses.InitVar[int] = 3

    def __post_init__(self, b):
        self.a += b


print(Slotted(1), Slotted.__slots__)
