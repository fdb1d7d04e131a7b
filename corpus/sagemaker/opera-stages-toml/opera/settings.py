from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

PREFIX = "OPERA__"


@dataclass
class Compute:
    prepare: str = "ml.m5.large"
    train: str = "ml.m5.xlarge"
    nodes: int = 1


@dataclass
class Stages:
    order: list[dict[str, Any]] = field(default_factory=list)
    skip: list[str] = field(default_factory=list)

    def __iter__(self):
        for entry in self.order:
            ((kind, options),) = entry.items()
            if options["name"].lower() not in self.skip:
                yield kind, options


@dataclass
class Settings:
    name: str
    role: str
    compute: Compute = field(default_factory=Compute)
    stages: Stages = field(default_factory=Stages)

    @classmethod
    def load(cls, path: Path, profile: str) -> Settings:
        data = tomllib.loads(path.read_text())
        profiles = data.pop("profile", {})
        self = cls(data["name"], data["role"], Compute(**data.get("compute", {})), Stages(data["stages"]))
        self.update(profiles.get(profile, {}))
        self.update(_from_environment())
        return self

    def update(self, changes, target=None):
        target = target if target is not None else self
        known = {f.name: f for f in fields(target)}
        for key, value in changes.items():
            current = getattr(target, key)
            if key not in known:
                raise KeyError(key)
            if is_dataclass(current):
                self.update(value, current)
            elif isinstance(current, list) and isinstance(value, str):
                setattr(target, key, [v.strip() for v in value.split(",")])
            else:
                setattr(target, key, type(current)(value))


def _from_environment():
    tree: dict[str, Any] = {}
    for key in ("COMPUTE__TRAIN", "COMPUTE__NODES", "STAGES__SKIP"):
        value = os.environ.get(PREFIX + key)
        if value is None:
            continue
        *parents, leaf = key.lower().split("__")
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = value
    return tree
