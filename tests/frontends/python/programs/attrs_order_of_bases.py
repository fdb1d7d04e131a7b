import attr
from dataclasses import dataclass


@attr.s(auto_attribs=True)
class Unit:
    name: str = "unit"
    size: int = 1


@attr.s(auto_attribs=True)
class Group(Unit):
    name: list = ()


class Named(Group):
    """Has the fields of Group in the order of Group."""


@dataclass
class Base:
    a: int = 1
    b: int = 2


@dataclass
class Changed(Base):
    a: str = "x"


class Plain(Changed):
    pass


print(Unit("u", 2), Group(3, [1]), Named(4, [2]), Named(name=[3]))
print(Changed("y", 5), Plain("z", 6), Plain(b=7))
