"""What says when objects are equal has to say what they are in a dict, too."""

from dataclasses import dataclass, field
from collections.abc import Hashable

import attr


class Equal:
    def __eq__(self, other):
        return True


class Below(Equal):
    pass


class Again(Equal):
    def __hash__(self):
        return 7


@dataclass
class Plain:
    a: int = 1


@dataclass(frozen=True)
class Frozen:
    a: int = 1


@dataclass(eq=False)
class Alone:
    a: int = 1


@dataclass(unsafe_hash=True)
class Asked:
    a: int = 1


@dataclass
class Own:
    a: int = 1

    def __hash__(self):
        return self.a


@attr.s(auto_attribs=True)
class Attrs:
    a: int = 1


@attr.s(auto_attribs=True, frozen=True)
class FrozenAttrs:
    a: int = 1


for cls in (Equal, Below, Again, Plain, Frozen, Alone, Asked, Own, Attrs, FrozenAttrs):
    try:
        print(cls.__name__, len({cls(), cls()}), isinstance(cls(), Hashable))
    except TypeError as error:
        print(error, isinstance(cls(), Hashable))
print(Equal.__hash__, Plain.__hash__)
for value in ((1, [2]), {"a": 1}, {1, 2}, frozenset([1]), (1, (2, "x"))):
    try:
        {value: 1}
        print("a key")
    except TypeError as error:
        print(error)
for key in (Equal(), [1], Plain()):
    try:
        hash(key)
    except TypeError as error:
        print(error)

try:
    @dataclass
    class Shared:
        a: object = Plain()
except ValueError as error:
    print(error)

try:
    @dataclass
    class Unordered:
        a: int = 1
        b: int
except TypeError as error:
    print(error)


@dataclass
class Ordered:
    a: int
    b: int = field(init=False)
    c: int = field(default=3, kw_only=True)
    d: int = 4


print(Ordered(1).d, Ordered(1, 5, c=2).c)
