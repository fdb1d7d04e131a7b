"""__slots__ leave no place for other attributes."""

from dataclasses import dataclass

import attr
import attrs


class Point:
    __slots__ = ("x", "y", "__secret")
    kind = "point"

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.__secret = 1

    def secret(self):
        return self.__secret


def attempt(target, name, value=1):
    try:
        setattr(target, name, value)
        print(name, "set")
    except AttributeError as error:
        print(error)


point = Point(1, 2)
attempt(point, "x", 5)
attempt(point, "z")
attempt(point, "kind")
print(point.x, point.secret(), hasattr(point, "__dict__"), Point.__slots__)


class Open(Point):
    pass


class Closed(Point):
    __slots__ = "z"


class Named(dict):
    __slots__ = ["name"]


attempt(Open(1, 2), "anything")
attempt(Closed(1, 2), "z")
attempt(Closed(1, 2), "x")
attempt(Closed(1, 2), "w")
attempt(Named(), "name")
attempt(Named(), "title")
try:
    object.__setattr__(point, "w", 1)
except AttributeError as error:
    print(error)


@dataclass(slots=True)
class Sized:
    width: int
    height: int = 2


print(Sized.__slots__, Sized(1))
attempt(Sized(1), "depth")
attempt(Sized(1), "height", 7)


@attrs.define
class Defined:
    a: int = 1


@attr.s(auto_attribs=True)
class Older:
    a: int = 1


attempt(Defined(), "a")
attempt(Defined(), "b")
attempt(Older(), "b")
