"""chemistry side"""
from itertools import count

_ids = count(1)


class Plate:
    def __init__(self, wells, kind="96"):
        self.id = next(_ids)
        self.wells = wells
        self.kind = kind

    def __iter__(self):
        return iter(self.wells)

    def __len__(self):
        return len(self.wells)

    def __lt__(self, other):
        return (len(self), self.id) < (len(other), other.id)

    def __format__(self, spec):
        return f"P{self.id:{spec}}" if spec else f"P{self.id}"


PLATES = [Plate("AB"), Plate(["C"], kind="384"), Plate(("D", "E", "F"))]
