# Operators that a NamedTuple and a metaclass define; classes made by types.new_class.
import statistics
import string
import sys
import types
from typing import NamedTuple


class Week(NamedTuple):
    year: int
    number: int

    def __add__(self, n):
        return Week(self.year, self.number + n)

    def __rmul__(self, n):
        return self.number * n


week = Week(2024, 3)
print(week + 2, 3 * week, tuple(week) + (1,))
week += 1
print(week, week == (2024, 4))


class Plain(NamedTuple):
    a: int


print(Plain(1) + (2,), Plain(1) * 2)


class Chain(type):
    def __rshift__(cls, other):
        return f"{cls.__name__}>>{other.__name__}"

    def __or__(cls, other):
        return f"{cls.__name__}|{other.__name__}"


class A(metaclass=Chain):
    pass


class B(A):
    pass


print(A >> B, A | B)
Made = types.new_class("Made", (B,), {}, lambda names: names.update(x=5))
print(Made.__name__, Made.x, Made >> A, issubclass(Made, A))
print(types.new_class("Bare").__name__)

print(string.capwords("the quick  fox"), string.capwords("a-b", "-"))
print(statistics.mean([1, 2, 4]), statistics.mean([1, 3]), statistics.median([3, 1, 2]), statistics.median([1, 2]))
print(statistics.mode("aab"), statistics.median_low([1, 2, 3, 4]), statistics.fmean([1, 2]))

here = sys.modules[__name__]
print(here.week is week, getattr(here, "Made") is Made)


class Percent(string.Template):
    delimiter = "%"
    idpattern = r"[a-z][a-z_]*(?:\.[a-z]+)?"


print(Percent("%{court.id} and %name, $5, 100%%").substitute({"court.id": "A1", "name": "n"}))
print(Percent("%unknown %name").safe_substitute(name=1), string.Template("$a-${b}$$").substitute(a=1, b=2))
