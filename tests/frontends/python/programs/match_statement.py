# match.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Shape:
    __match_args__ = ("kind", "size")

    def __init__(self, kind, size):
        self.kind, self.size = kind, size


def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case "go" | "run" as verb:
            return f"verb {verb}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest] if len(rest) > 2:
            return f"long {first} {len(rest)}"
        case (a, b):
            return f"pair {a} {b}"
        case {"type": "dog", "name": name, **others}:
            return f"dog {name} {others}"
        case {"type": kind}:
            return f"type {kind}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case Shape(kind, size=2):
            return f"shape {kind}"
        case str() as text:
            return f"text {text}"
        case int(n) | float(n):
            return f"number {n}"
        case None:
            return "none"
        case True:
            return "never"
        case _:
            return "other"


for value in [0, 1, 2, "go", "text", [], [1], [1, 2], (1, 2), [1, 2, 3, 4], {"type": "dog", "name": "rex", "age": 3}, {"type": "cat"}, {}, Point(0, 5), Point(1, 2), Shape("a", 2), Shape("b", 3), 42, 1.5, None]:
    print(describe(value))
command = "move 3".split()
match command:
    case ["move", distance]:
        print("moving", int(distance))
    case _:
        print("unknown")
match {"a": [1, {"b": 2}]}:
    case {"a": [1, {"b": found}]}:
        print("nested", found)
status = 404
match status:
    case 200 | 201:
        print("ok")
    case code if code >= 400:
        print("error", code)
