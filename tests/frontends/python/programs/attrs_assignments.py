"""attrs: what is assigned is converted and checked; options of asdict; fields by their names."""

import attr
import attrs
from attrs import Factory, asdict, define, field, frozen, make_class, setters, validators


@define
class Job:
    count: int = field(default=1, converter=int, validator=validators.ge(0))
    names: list = field(factory=list)
    note: str = "plain"

    def __attrs_pre_init__(self):
        made.append("before")

    def __attrs_post_init__(self):
        made.append("after")


made = []
job = Job(count="3")
print(job, made)
job.count = "7"
print(job.count + 1)
try:
    job.count = -5
except ValueError:
    print("refused", job.count)
job.note = 5
print(job.note)


@attr.s(auto_attribs=True)
class Older:
    count: int = attr.ib(default=1, converter=int)


older = Older("2")
older.count = "3"
print(repr(older.count))


@define(on_setattr=setters.frozen)
class Fixed:
    a: int = 1


@define(on_setattr=setters.NO_OP)
class Free:
    a: int = field(default=1, converter=int)


try:
    Fixed().a = 2
except AttributeError:
    print("frozen")
free = Free("4")
free.a = "5"
print(repr(free.a))


@frozen
class Pair:
    a: int = field(metadata={"unit": "s"}, kw_only=True)
    b: str = field(default="q", alias="bee")


print(attrs.fields(Pair).a.metadata["unit"], attrs.fields(Pair).b.name, attr.has(Pair))
print([one.name for one in Pair.__attrs_attrs__], hasattr(str, "__attrs_attrs__"))
print(asdict(Job(2, ["x"]), filter=lambda attribute, value: attribute.name != "note"))
print(asdict(Job(2), value_serializer=lambda owner, attribute, value: f"{attribute.name}={value}"))
Made = make_class("Made", {"x": field(default=1), "y": field(factory=list)})
print(Made(), Made(5).x, make_class("Short", ["x", "y"])(1, 2))


@define
class Depending:
    a: int = 1
    b: int = Factory(lambda self: self.a + 1, takes_self=True)


print(Depending(a=3).b)
