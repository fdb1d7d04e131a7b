# pydantic: validated assignments and calls, nested include and exclude, models made by functions.
from typing import Any, Optional

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model, field_validator, model_validator, validate_call


class A(BaseModel):
    model_config = ConfigDict(validate_assignment=True)
    n: int = 1
    name: str = ""
    items: list[int] = []

    @field_validator("name")
    @classmethod
    def upper(cls, value):
        return value.upper()


a = A()
a.n = "7"
a.name = "abc"
a.items = ("1", 2)
print(a.n + 1, a.name, a.items, a)
try:
    a.n = "x"
except ValidationError:
    print("refused", a.n)


class Free(BaseModel):
    n: int = 1


free = Free()
free.n = "7"
print(repr(free.n))


class Node(BaseModel):
    name: str
    size: int = 0
    kids: list["Node"] = []
    meta: dict[str, Any] = {}


n = Node(name="r", meta={"a": 1, "b": {"c": 2}}, kids=[Node(name="x", size=1, kids=[Node(name="y")]), Node(name="z")])
print(n.model_dump(exclude={"kids": {0: {"kids"}}, "meta": True}))
print(n.model_dump(exclude={"kids": {"__all__": {"kids", "meta"}}, "meta": {"b"}}))
print(n.model_dump(include={"name": True, "kids": {0: {"name"}}}))
print(n.model_dump(include={"name", "size"}), n.model_dump(exclude={"kids": {-1}, "meta": ...}))
print(n.model_dump(include={"kids": {"__all__": {"name"}}}, exclude={"kids": {0}}))
print(n.model_dump(exclude={"kids": [0]}, exclude_defaults=True))


class Extra(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int = 1


print(Extra(a=2, b=3).model_extra, Free().model_extra, Extra().model_extra)

Made = create_model("Made", a=(int, 3), b=(str, ...), c=(Optional[list[int]], None))
print(Made(b="x"), Made.__name__, Made(b="q", a="9").a, Made(b="x", c=["1"]).model_dump(), issubclass(Made, BaseModel))
try:
    Made()
except ValidationError:
    print("b is missing")
Derived = create_model("Derived", __base__=Free, extra=(float, Field(1.5, gt=0)))
print(Derived(n="2", extra="2.5"), issubclass(Derived, Free), list(Derived.model_fields))


@validate_call
def total(a: int, b: list[int] = [1], *, scale: float = 1) -> float:
    return (a + sum(b)) * scale


@validate_call(config={"arbitrary_types_allowed": True})
def plain(x: str, y=None):
    return x, y


print(total("3", ["4"]), total(1), total(a="2", scale="0.5"), plain("a", y=1), total.__name__)
try:
    total("x")
except ValidationError:
    print("refused")


class Wrapped(BaseModel):
    a: int = 1
    b: int = 2

    @model_validator(mode="wrap")
    @classmethod
    def scaled(cls, data, handler):
        made = handler({key: int(value) * 10 for key, value in data.items()})
        made.b += 1
        return made


print(Wrapped(a="3"), Wrapped(), Wrapped.model_validate({"b": 5}).b)
print(TypeAdapter(dict[str, Node]).dump_python({"k": Node(name="n")}, exclude_defaults=True))
