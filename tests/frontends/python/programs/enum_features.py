# Enumerations: auto, flags, mixins, methods, aliases, look-ups.
from enum import Enum, Flag, IntEnum, auto, unique


class Status(str, Enum):
    OK = "ok"
    BAD = "bad"
    FINE = "ok"

    @classmethod
    def default(cls):
        return cls.OK

    def describe(self):
        return f"{self.name.lower()}={self.value}"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 2)


@unique
class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Status.FINE is Status.OK, list(Status), Status.default().describe(), Status("bad").name, Status.OK == "ok")
print(Perm.R | Perm.W, (Perm.R | Perm.W) & Perm.W, Perm.R in (Perm.R | Perm.X), bool(Perm.R & Perm.W), Perm(3).value, ~Perm.R)
print(Planet.EARTH.ratio, Planet.MARS.mass, Planet((5.97, 6.37)).name, [p.name for p in Planet])
print(Level.HIGH - Level.LOW, Level.LOW < 5, max(Level), f"{Level.HIGH}", str(Level.LOW), repr(Level.LOW), Level(10), [l.value for l in Level])
print(Status.__members__.keys() >= {"OK"}, len(Perm), {Status.OK: 1}[Status("ok")], Level["LOW"], hash(Level.LOW) == hash(1))
