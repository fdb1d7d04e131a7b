from __future__ import annotations

from abc import ABC
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar, Iterator, Union


@dataclass
class Spec(ABC):
    name: str
    _: KW_ONLY
    after: list[str] = field(default_factory=list)
    count: ClassVar[int] = 0

    def __post_init__(self):
        type(self).count += 1
        Spec.count += 1

    def __add__(self, other: Spec) -> Sequence:
        left = self.parts if isinstance(self, Sequence) else [self]
        return Sequence(f"{self.name}+{other.name}", parts=[*left, other])


@dataclass
class Script(Spec):
    code: str
    reads: dict[str, str] = field(default_factory=dict)
    writes: tuple[str, ...] = ()


@dataclass
class Model(Spec):
    data: str
    hyper: InitVar[str] = ""
    parsed: dict = field(init=False, repr=False)

    def __post_init__(self, hyper):
        super().__post_init__()
        self.parsed = dict(pair.split("=") for pair in hyper.split()) if hyper else {}


@dataclass
class Sequence(Spec):
    parts: list[Spec]

    def __iter__(self) -> Iterator[Spec]:
        return iter(self.parts)


@dataclass(frozen=True)
class Rule:
    left: str
    op: str
    right: Union[float, str]


@dataclass
class Branch(Spec):
    rule: Rule
    yes: list[Spec]
    no: list[Spec] = field(default_factory=list)
