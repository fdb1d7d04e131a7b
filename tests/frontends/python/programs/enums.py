# Enumerations.
from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = "red"
    GREEN = "green"

    @property
    def upper(self):
        return self.value.upper()

    @classmethod
    def default(cls):
        return cls.RED


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Auto(Enum):
    A = auto()
    B = auto()


class Kind(str, Enum):
    TRAIN = "train"
    TEST = "test"


print(Color.RED, Color.RED.name, Color.RED.value, Color("green"), Color["GREEN"], Color.RED is Color.RED, Color.RED == Color.GREEN, repr(Color.RED))
print([c.value for c in Color], len(Color), list(Color)[0].name, Color.RED.upper, Color.default().name, isinstance(Color.RED, Color), Color.RED in Color)
print(Level.HIGH > Level.LOW, Level.HIGH + 1, int(Level.LOW), Level.HIGH == 5, sorted([Level.HIGH, Level.LOW])[0].name, Level(5).name)
print(Auto.A.value, Auto.B.value, [a.name for a in Auto], Color.__members__["RED"].value)
print(Kind.TRAIN == "train", Kind.TRAIN.value, Kind("test").name, "x-" + Kind.TRAIN, {Kind.TRAIN: 1}["train"], {"train": 2}[Kind.TRAIN], Kind.TRAIN.upper(), isinstance(Kind.TRAIN, str))
print({Color.RED: 1, Color.GREEN: 2}[Color.GREEN], Color.RED.name.lower(), f"{Color.RED.value}-{Level.LOW.value}")
try:
    Color("blue")
except ValueError as error:
    print("ValueError", error)
try:
    Color["BLUE"]
except KeyError as error:
    print("KeyError", error)


def describe(color):
    if color is Color.RED:
        return "r"
    elif color == Color.GREEN:
        return "g"


print(describe(Color.RED), describe(Color("green")), f"{Color.RED}", str(Level.LOW), "%s" % Color.GREEN)
