# match: captures, guards, or-patterns and nested classes.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=0) | Point(y=0):
            return "axis"
        case [Point(x, _), *_] as points:
            return f"list of {len(points)} from {x}"
        case {"p": Point() as q, **rest} if rest:
            return f"dict {q.x} {rest}"
        case {}:
            return "mapping"
        case str(s) if s.startswith("x"):
            return s[1:]
        case (1 | 2) as n:
            return f"small {n}"
        case [[a, b], c]:
            return a + b + c
        case [*_, "end"]:
            return "ends"


for v in [Point(0, 0), Point(2, 2), Point(0, 3), [Point(5, 6), 1], {"p": Point(7, 8), "k": 1}, {"z": 1}, "xyz", "abc", 2, [[1, 2], 3], ["a", "end"], []]:
    print(where(v))
