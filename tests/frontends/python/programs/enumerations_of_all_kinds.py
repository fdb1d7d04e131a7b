# Enumerations: flags, methods, aliases, functional form, comparisons, nested values.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    ROUGE = 1

    def __init__(self, n):
        self.n = n * 10

    @property
    def pretty(self):
        return self.name.lower()

    @staticmethod
    def default():
        return Color.GREEN


print(Color.ROUGE is Color.RED, list(Color), Color.RED.n, Color.GREEN.pretty, Color.default(), Color(2), Color["RED"])


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.EARTH.mass, Planet.MARS.value, [p.name for p in Planet if p.radius > 5])


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(Perm.R in p, Perm.W in p, p.value, bool(p & Perm.W), Perm.RW.value, Perm.RW == Perm.R | Perm.W)


class Level(StrEnum):
    LOW = auto()
    HIGH = "very-high"


print(Level.LOW, Level.HIGH + "!", f"{Level.LOW}-x", Level("low") is Level.LOW, repr(Level.HIGH), "low" in [Level.LOW])
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value)
Size = IntEnum("Size", {"S": 1, "L": 5})
print(Size.L + 1, Size(1))
try:
    Color(9)
except ValueError as e:
    print(e)
try:
    Color["NOPE"]
except KeyError as e:
    print(e)
try:
    Color.RED = 3
except AttributeError as e:
    print(e)
print({Color.RED: "r"}[Color.RED], isinstance(Color.RED, Color), Color.RED == 1, Color.RED != Color.GREEN)


class Op(Enum):
    ADD = "+"
    MUL = "*"

    def apply(self, a, b):
        return {Op.ADD: a + b, Op.MUL: a * b}[self]

    @classmethod
    def parse(cls, s):
        for m in cls:
            if m.value == s:
                return m
        return None


print(Op.ADD.apply(2, 3), Op.parse("*"), Op.parse("?"), [m.value for m in Op], Op.__members__["ADD"])
match Op.parse("+"):
    case Op.MUL:
        print("mul")
    case Op.ADD:
        print("add")


@unique
class U(Enum):
    A = 1


print(U.A.name, U(1), type(U.A), type(U.A).__name__, U.A.__class__ is U)
