from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import ClassVar, Optional

_serial = itertools.count(1)


class Graph(list):
    active: Optional["Graph"] = None

    def __enter__(self):
        self._outer, Graph.active = Graph.active, self
        return self

    def __exit__(self, *exc):
        Graph.active = self._outer
        return False

    def ordered(self):
        ts = TopologicalSorter({n.key: [u.key for u in n.upstream] for n in self})
        by_key = {n.key: n for n in self}
        return [by_key[k] for k in ts.static_order()]


@dataclass(eq=False)
class Node:
    title: str
    script: str = "run.py"
    size: str = "large"
    upstream: list["Node"] = field(default_factory=list)
    key: int = field(default_factory=_serial.__next__, init=False)
    registry: ClassVar[dict] = {}

    def __post_init__(self):
        if Graph.active is None:
            raise RuntimeError("no graph")
        Graph.active.append(self)
        self.registry.setdefault(self.title, []).append(self)

    @property
    def name(self):
        twins = self.registry[self.title]
        return self.title if len(twins) == 1 else f"{self.title}{twins.index(self) + 1}"

    def __rshift__(self, other):
        for o in other if isinstance(other, Group) else (other,):
            o.upstream.append(self)
        return other

    def __or__(self, other):
        return Group([self, *(other if isinstance(other, Group) else [other])])


class Group(tuple):
    def __rshift__(self, other):
        for n in self:
            n >> other
        return other

    def __or__(self, other):
        return Group((*self, *(other if isinstance(other, Group) else (other,))))


def each(make, items):
    return Group(make(i) for i in items)
