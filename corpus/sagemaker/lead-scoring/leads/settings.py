from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass
class Job:
    name: str
    script: str
    outputs: list[str]
    inputs: dict[str, str] = field(default_factory=dict)
    arguments: dict[str, Any] = field(default_factory=dict)
    instance_type: str | None = None

    @property
    def step_name(self) -> str:
        return "Leads" + self.name.capitalize()


@dataclass
class Settings:
    name: str
    role: str
    bucket: str
    prefix: str
    cache_days: int
    jobs: list[Job]
    processing: dict
    training: dict
    evaluation: dict
    registry: dict

    @classmethod
    def load(cls, path: str | Path) -> "Settings":
        path = Path(path)
        with path.open() as f:
            raw = yaml.safe_load(f)
        training = dict(raw["training"])
        training["hyperparameters"] = json.loads((path.parent.parent / training["hyperparameters"]).read_text())
        processing = raw["processing"]
        return cls(
            **raw["pipeline"],
            jobs=[Job(**job) for job in processing.pop("jobs")],
            processing=processing,
            training=training,
            evaluation=raw["evaluation"],
            registry=raw["registry"],
        )

    def s3(self, *parts: str) -> str:
        return "/".join(("s3:/", self.bucket, self.prefix, *parts))
