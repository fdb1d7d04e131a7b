import enum
from enum import Enum, StrEnum, auto, member, nonmember


class Size(Enum):
    SMALL = 1
    LARGE = 2
    default = nonmember(3)

    @enum.property
    def label(self):
        return self.name.lower()

    @member
    def build():
        return "built"

    @nonmember
    def helper(x):
        return x + 1


print([m.name for m in Size], Size.default, Size.helper(1))
print(Size.SMALL.label, Size["LARGE"].label, Size.build.value())


class Plan(Enum):
    BASIC = member(10)
    PRO = member([1, 2])


print(list(Plan), Plan.PRO.value, Plan(10))
