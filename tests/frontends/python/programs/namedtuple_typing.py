# NamedTuple, TypedDict, typing constructs at run time.
from collections import namedtuple
from typing import Any, Callable, Dict, Generic, List, NamedTuple, Optional, Tuple, TypedDict, TypeVar, Union

T = TypeVar("T")


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return abs(self.x) + abs(self.y)

    @property
    def pair(self):
        return (self.x, self.y)


p = Point(1, y=-2)
print(p, p.x, p[1], p.norm(), p.pair, p._replace(x=5), p._asdict(), p == (1, -2), len(p), list(p), tuple(p))
a, b = p
print(a, b, {p: 1}[Point(1, -2)], sorted([Point(2), Point(1)])[0], isinstance(p, tuple), *p)


class Movie(TypedDict, total=False):
    name: str
    year: int


m: Movie = {"name": "x"}
m2 = Movie(name="y", year=2000)
print(m["name"], m2, m2["year"])


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    def map(self, f: Callable[[T], Any]) -> "Box[Any]":
        return Box(f(self.item))


print(Box[int](3).map(lambda v: v + 1).item, Box("s").item)
Alias = Dict[str, List[int]]
Maybe = Optional[Union[int, str]]
Pair = Tuple[int, ...]


def typed(x: Alias, y: Maybe = None, *z: int, **k: "Undefined") -> Pair:
    local: List[int] = []
    local.append(1)
    unset: int
    return tuple(local)


print(typed({}), typed({"a": [1]}, 2, 3, k=4))
Node = namedtuple("Node", ["value", "children"])
tree = Node(1, [Node(2, []), Node(3, [Node(4, [])])])


def total(node):
    return node.value + sum(total(c) for c in node.children)


print(total(tree), tree.children[1].children[0].value)
x: int | None = None
items: list[dict[str, int]] = [{"a": 1}]
print(x, items, isinstance(5, int | str), isinstance("a", (int, str)))
