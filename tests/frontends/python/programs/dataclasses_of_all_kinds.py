# Dataclasses: inheritance, keyword only, post init, ordering, slots, nested, init vars.
import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import List, Optional


@dataclass
class Base:
    name: str
    retries: int = 0

    def describe(self):
        return f"{type(self).__name__}({self.name})"


@dataclass
class Job(Base):
    image: str = "img"
    env: dict = field(default_factory=dict)
    _: KW_ONLY
    timeout: Optional[int] = None
    scale: InitVar[int] = 1
    id: str = field(init=False)

    def __post_init__(self, scale):
        self.id = f"{self.name}-{scale}"
        if self.timeout is None:
            self.timeout = 60 * scale


print(Job("a"), Job("b", 1, "x", {"K": "V"}, timeout=5, scale=2))
try:
    Job("a", 1, "i", {}, 9)
except TypeError as e:
    print(e)
try:
    Job()
except TypeError as e:
    print(e)
try:
    Job("a", wrong=1)
except TypeError as e:
    print(e)


@dataclass(order=True, slots=True)
class Point:
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


print(Point(1, 2) < Point(1, 3), sorted([Point(2), Point(1, 5), Point(1)]), sum([Point(1), Point(2)], Point(0)), Point(1) == Point(1, 0), Point(1) != Point(2))


@dataclass
class Tree:
    value: int
    children: List["Tree"] = field(default_factory=list, repr=False)
    parent: Optional["Tree"] = field(default=None, compare=False, repr=False)

    def add(self, v):
        c = Tree(v, parent=self)
        self.children.append(c)
        return c

    def walk(self):
        yield self.value
        for c in self.children:
            yield from c.walk()

    @property
    def depth(self):
        return 0 if self.parent is None else self.parent.depth + 1


t = Tree(1)
t.add(2).add(3)
t.add(4)
print(list(t.walk()), t, t.children[0].children[0].depth, dataclasses.asdict(Job("z", env={"a": [1]})))
print(dataclasses.replace(Job("q", scale=3), name="r", scale=2), [f.name for f in dataclasses.fields(Job)], [f.default for f in dataclasses.fields(Base) if f.default is not dataclasses.MISSING])


@dataclass(eq=False)
class NoEq:
    a: int


print(NoEq(1) == NoEq(1), NoEq(1).a)


@dataclass(repr=False)
class NoRepr:
    a: int = 3

    def __repr__(self):
        return "custom"


print(NoRepr(), Base("n").describe(), Job("n").describe(), Job.__mro__[1].__name__)


@dataclass(unsafe_hash=True)
class Keyed:
    a: int
    b: str = field(hash=False, default="")


print(len({Keyed(1, "a"), Keyed(1, "a"), Keyed(2)}), Base.__dataclass_fields__.keys() if False else list(Base.__dataclass_fields__))


@dataclass
class Defaults:
    a: int = 1
    b: List[int] = field(default_factory=lambda: [1, 2])

    @classmethod
    def from_dict(cls, data):
        known = {f.name for f in dataclasses.fields(cls)}
        return cls(**{k: v for k, v in data.items() if k in known})


d1, d2 = Defaults(), Defaults()
d1.b.append(3)
print(d1, d2, Defaults.from_dict({"a": 5, "zzz": 1}), Defaults.a)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
