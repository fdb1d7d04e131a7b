# Dataclasses that inherit, override defaults, and share nothing mutable.
from dataclasses import dataclass, field, fields, replace


@dataclass
class Base:
    name: str
    tags: list = field(default_factory=list)

    def label(self):
        return self.name


@dataclass
class Sub(Base):
    size: int = 1
    name: str = "default"

    def label(self):
        return super().label() + f"/{self.size}"


a, b = Sub(), Sub("b", size=2)
a.tags.append("t")
print(a, b, a.label(), b.label(), [f.name for f in fields(Sub)])
c = replace(b, size=9)
print(c, c == b, c.tags is b.tags, Base("x") == Sub("x"))
try:
    Sub(colour=1)
except TypeError as error:
    print(error)
try:
    Base()
except TypeError as error:
    print(error)
