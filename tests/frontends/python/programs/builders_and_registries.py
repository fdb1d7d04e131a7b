# A builder whose methods give itself, with a registry of makers and defaults.
from __future__ import annotations

import abc
import enum
import functools
import itertools
from collections import ChainMap, OrderedDict, defaultdict, namedtuple
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import Any, Callable, ClassVar, Dict, Generic, List, Optional, Protocol, TypeVar, Union

T = TypeVar("T")


class Stage(str, enum.Enum):
    PREP = "prep"
    TRAIN = "train"
    EVAL = "eval"

    @property
    def title(self):
        return self.value.title()

    @classmethod
    def ordered(cls):
        return list(cls)

    def __str__(self):
        return f"<{self.value}>"


class Size(enum.IntEnum):
    SMALL = 1
    LARGE = 10

    @classmethod
    def _missing_(cls, value):
        return cls.SMALL


class Auto(enum.Enum):
    A = enum.auto()
    B = enum.auto()
    C = 7
    D = enum.auto()


@dataclass(frozen=True)
class Spec:
    name: str
    stage: Stage = Stage.PREP
    tags: tuple = ()
    options: Dict[str, Any] = field(default_factory=dict, compare=False)
    KIND: ClassVar[str] = "spec"

    def with_tag(self, *tags):
        return replace(self, tags=self.tags + tags)

    @functools.cached_property
    def slug(self):
        return f"{self.stage.value}-{self.name}".lower()


class Builder(abc.ABC, Generic[T]):
    registry: ClassVar[Dict[str, type]] = {}

    def __init_subclass__(cls, *, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if key:
            Builder.registry[key] = cls
        cls.key = key

    def __init__(self):
        self._specs: List[Spec] = []

    def add(self, spec):
        self._specs.append(spec)
        return self

    def __len__(self):
        return len(self._specs)

    def __iter__(self):
        return iter(self._specs)

    def __getitem__(self, index):
        return self._specs[index]

    def __contains__(self, name):
        return any(s.name == name for s in self._specs)

    @abc.abstractmethod
    def build(self) -> T:
        ...

    @property
    @abc.abstractmethod
    def prefix(self):
        ...


class ListBuilder(Builder[list], key="list"):
    prefix = "l"

    def build(self):
        return [f"{self.prefix}:{s.slug}" for s in self]


class DictBuilder(Builder[dict], key="dict"):
    @property
    def prefix(self):
        return "d" * len(self)

    def build(self):
        return {s.name: (self.prefix, s.stage.title) for s in self}


for key, cls in Builder.registry.items():
    b = cls().add(Spec("One")).add(Spec("Two", Stage.TRAIN).with_tag("x", "y")).add(Spec("Three", stage=Stage("eval")))
    print(key, cls.__name__, b.build(), len(b), "One" in b, "Four" in b, b[-1], b.key)
try:
    Builder()
except TypeError as e:
    print(e)
print(Stage.ordered(), Stage.PREP == "prep", Stage("train") is Stage.TRAIN, str(Stage.EVAL), repr(Stage.EVAL), f"{Stage.EVAL}", Stage.PREP.upper(), Stage["EVAL"].name)
print(Size(3), Size.LARGE + 1, Size(10).name, max(Size), sorted([Size.LARGE, Size.SMALL]), int(Size.LARGE), Size.SMALL < Size.LARGE)
print([a.value for a in Auto], Auto.A, repr(Auto.B), Auto(7), len(Auto), Auto.A in Auto, list(Auto.__members__))
s = Spec("a")
try:
    s.name = "b"
except Exception as e:
    print(type(e).__name__, e)
print(asdict(s), astuple(s), is_dataclass(s), is_dataclass(Spec), [f.name for f in fields(s)], s == Spec("a", options={"x": 1}), Spec.KIND)
print({s: 1}[Spec("a")], s in {Spec("a")}, s.slug, s.with_tag("t").tags)
