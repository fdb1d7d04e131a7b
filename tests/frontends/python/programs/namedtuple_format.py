from collections import namedtuple
from typing import NamedTuple


class Region(NamedTuple):
    code: str
    zones: int = 3

    def __format__(self, spec):
        return self.code[:2] if spec == "s" else f"{self.code}/{self.zones}"

    def __str__(self):
        return "region"


class Point(namedtuple("Point", "x y")):
    def __format__(self, spec):
        return f"{format(self.x, spec)};{format(self.y, spec)}"


print(f"{Region('us-east-1'):s} {Region('eu', 2)} {Region('eu')!s} {str(Region('eu'))}")
print(f"{Point(1.25, 3):.1f}", "{:>3}|".format(Point(1, 2)), format(Region("ap"), "s"))
