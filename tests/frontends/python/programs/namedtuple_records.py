# Named tuples of both kinds.
from collections import namedtuple
from typing import NamedTuple

Step = namedtuple("Step", "name kind after", defaults=["task", ()])


class Edge(NamedTuple):
    source: str
    target: str
    weight: float = 1.0

    @property
    def key(self):
        return f"{self.source}->{self.target}"

    def reversed(self):
        return self._replace(source=self.target, target=self.source)


a = Step("a")
b = Step("b", after=("a",))
print(a, b, b.after[0], a._asdict(), Step._fields, a == ("a", "task", ()), b._replace(kind="x"))
e = Edge("a", "b")
print(e, e.key, e.reversed(), e[2], len(e), tuple(e), Edge(*"xy", weight=2), Edge._fields)
source, *rest = e
print(source, rest, sorted([Edge("b", "a"), Edge("a", "z")])[0].target, {e: 1}[("a", "b", 1.0)], isinstance(e, tuple))
for name, kind, after in [a, b]:
    print(name, kind, list(after))
try:
    Edge("only")
except TypeError as error:
    print(error)
try:
    a.name = "z"
except AttributeError:
    print("read only")


class Special(namedtuple("Base", ["x", "y"])):
    def total(self):
        return self.x + self.y


print(Special(1, 2).total(), Special(3, y=4), Special._make([5, 6]))
