# Whether a class is abstract is asked when an object is made, which __new__ may leave to another class.
from abc import ABC, abstractmethod
from collections import namedtuple

REGISTRY = {}


class Base(ABC):
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        REGISTRY[cls.__name__.lower()] = cls

    def __new__(cls, kind="base"):
        return super().__new__(REGISTRY.get(kind, cls))

    def __init__(self, kind="base"):
        self.kind = kind

    @abstractmethod
    def build(self): ...


class Train(Base):
    def build(self):
        return f"train {self.kind}"


print(Base("train").build(), type(Base("train")).__name__)
try:
    Base("none")
except TypeError as error:
    print(error)

Point = namedtuple("Point", "a b")
print(Point(1, 2)._fields, dict(zip(Point(1, 2)._fields, Point(3, 4))), Point(1, 2)._field_defaults)
