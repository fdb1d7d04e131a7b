# Enumerations whose members are functions, callable objects and data of a dataclass.
import enum
import functools
import math
import operator
from dataclasses import dataclass


def twice(x):
    return x * 2


class Action(enum.Enum):
    METHOD = twice
    UPPER = str.upper
    LENGTH = len
    ROOT = math.sqrt
    FIRST = operator.itemgetter(0)
    PART = functools.partial(twice, 4)
    KIND = dict

    def __call__(self, *args):
        return self.value(*args)


print([member.name for member in Action])
print(Action.LENGTH("abc"), Action.ROOT(9), Action.FIRST("xyz"), Action.PART(), Action.KIND())
print(Action.METHOD(5), Action.UPPER("q"), Action(len).name)


@dataclass(frozen=True)
class Machine:
    kind: str
    count: int = 1

    @property
    def label(self):
        return f"{self.kind}*{self.count}"


class Size(Machine, enum.Enum):
    SMALL = "ml.m5.large"
    LARGE = "ml.m5.4xlarge", 3
    SAME = "ml.m5.large"


print([size.name for size in Size], Size.LARGE.count, Size.SMALL.kind, Size.SMALL.count, Size.LARGE.label, isinstance(Size.SMALL, Machine))
print(Size.LARGE.value, Size(Machine("ml.m5.large")).name, Size["LARGE"] is Size.LARGE, Size.SAME is Size.SMALL, Size.LARGE.name)
try:

    @enum.unique
    class Twice(enum.Enum):
        A = 1
        B = 1
        C = 2
        D = 2

except ValueError as e:
    print(e)


@enum.unique
class Once(enum.Enum):
    A = 1
    B = 2


print(Once.B.value, Once.__members__.keys(), list(Once.__members__))
