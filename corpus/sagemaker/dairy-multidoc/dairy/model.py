from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Iterator, TypeVar

import yaml

T = TypeVar("T", bound="Manifest")


@dataclass
class Manifest:
    kind: ClassVar[str] = ""
    _kinds: ClassVar[dict[str, type[Manifest]]] = {}

    name: str
    labels: dict[str, str] = field(default_factory=dict)
    spec: dict[str, Any] = field(default_factory=dict)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kind = cls.kind or cls.__name__
        Manifest._kinds[cls.kind] = cls

    @staticmethod
    def parse(document: dict[str, Any]) -> Manifest:
        meta = document.get("metadata") or {}
        try:
            cls = Manifest._kinds[document["kind"]]
        except KeyError as missing:
            raise ValueError(f"unknown kind {missing}") from None
        return cls(meta["name"], meta.get("labels", {}), document.get("spec") or {})

    @property
    def title(self) -> str:
        return self.name.replace("-", " ").title().replace(" ", "")


class Defaults(Manifest):
    pass


class Parameter(Manifest):
    pass


class Job(Manifest):
    @property
    def needs(self) -> list[str]:
        return list(self.spec.get("needs", ()))


class Training(Manifest):
    @property
    def needs(self) -> list[str]:
        return [*self.spec["inputs"].values()]


class Bundle:
    def __init__(self, text: str):
        self.items = [Manifest.parse(d) for d in yaml.safe_load_all(text) if d]

    def of(self, cls: type[T]) -> Iterator[T]:
        return (m for m in self.items if isinstance(m, cls))

    def first(self, cls: type[T]) -> T:
        return next(self.of(cls))

    def without(self, **labels: str) -> Bundle:
        self.items = [m for m in self.items if not labels.items() <= m.labels.items()]
        return self
