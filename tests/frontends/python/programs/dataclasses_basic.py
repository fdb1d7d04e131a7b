# dataclasses.
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from typing import Dict, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass
class Config:
    name: str
    tags: List[str] = field(default_factory=list)
    options: Dict[str, int] = field(default_factory=dict)
    point: Point = field(default_factory=lambda: Point(1, 2))
    hidden: int = field(default=5, repr=False)
    note: Optional[str] = None

    def __post_init__(self):
        self.tags.append("post")

    @property
    def label(self):
        return f"{self.name}:{len(self.tags)}"


a, b = Config("a"), Config("b", tags=["t"])
a.tags.append("x")
print(a, b, a.label, a.tags is b.tags)
print(Point(1), Point(1, 2) == Point(1, 2), Point(1) != Point(2), Point(x=3, y=4))
print(asdict(a), replace(b, name="c").name, [f.name for f in fields(Point)], is_dataclass(Point), is_dataclass(3))


@dataclass(frozen=True)
class Frozen:
    key: str
    value: int = 1


print({Frozen("a"): 1}[Frozen("a")], Frozen("a") == Frozen("a", 1))


@dataclass
class Base:
    a: int = 1
    b: str = "b"


@dataclass
class Child(Base):
    c: float = 0.5
    b: str = "overridden"

    def total(self):
        return self.a + self.c


child = Child(a=2)
print(child, child.total(), isinstance(child, Base))
try:
    Point()
except TypeError as error:
    print("TypeError")


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(2), Version(1, 5), Version(1)])[0], Version(1) < Version(2), max(Version(1), Version(3)))


@dataclass
class Derived:
    width: int
    area: int = field(init=False)

    def __post_init__(self):
        self.area = self.width ** 2


print(Derived(3), Derived(3).area)


@dataclass
class WithClassVar:
    items: list = field(default_factory=lambda: [1, 2])
    n: int = 0

    @classmethod
    def build(cls, **kwargs):
        return cls(**kwargs)


w = WithClassVar.build(n=3)
w.items.append(9)
print(w, WithClassVar())
