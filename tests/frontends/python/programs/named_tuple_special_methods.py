"""NamedTuple: special methods that a class brings itself."""

from typing import NamedTuple


class Region(NamedTuple):
    code: str
    zone: int = 1

    def __format__(self, spec):
        return self.code[:2] if spec == "s" else f"<{self.code}>"

    def __call__(self, more):
        return self.code + more

    def __getattr__(self, name):
        return "no " + name

    def __iter__(self):
        yield "first"
        yield self[0]

    def __bool__(self):
        return self[1] > 1


region = Region("us-east-1")
print(f"{region:s} {region}", format(region, "q"), "{:s}".format(region), region("!"))
print(region.colour, region.code, list(region), [*region], [item for item in region])
print(bool(region), bool(Region("x", 2)), len(region), region[1], region._fields)
