"""TypedDict: which keys have to be there."""

from typing import NotRequired, Required, TypedDict


class Base(TypedDict):
    name: str


class Loose(Base, total=False):
    size: int
    kind: Required[str]


class Mixed(TypedDict):
    a: int
    b: NotRequired[int]


for cls in (Base, Loose, Mixed):
    print(cls.__name__, sorted(cls.__required_keys__), sorted(cls.__optional_keys__), cls.__total__)
print(Mixed(a=1), Loose(name="x", kind="y"))
