# pydantic's validators, enumerations and nested models.
import enum
from typing import List, Optional

from pydantic import BaseModel, Field, field_validator, model_validator


class Kind(enum.Enum):
    CPU = "cpu"
    GPU = "gpu"


class Job(BaseModel):
    name: str
    kind: Kind = Kind.CPU
    count: int = Field(1, ge=1)
    tags: Optional[List[str]] = None
    retries: "int" = 0

    @field_validator("name")
    @classmethod
    def clean(cls, value):
        return value.strip().lower()

    @field_validator("tags", mode="before")
    @classmethod
    def split(cls, value):
        return value.split(",") if isinstance(value, str) else value

    @model_validator(mode="after")
    def check(self):
        if self.kind is Kind.GPU and self.count > 4:
            raise ValueError("too many")
        return self

    @property
    def label(self):
        return f"{self.name}-{self.kind.value}x{self.count}"


class Plan(BaseModel):
    jobs: List[Job]
    owner: Optional[Job] = None


p = Plan(jobs=[{"name": " A ", "kind": "gpu", "count": "2"}, Job(name="B", tags="x,y")], owner=None)
print([j.label for j in p.jobs], p.jobs[1].tags, p.owner, type(p.jobs[0]).__name__)
for j in p.jobs:
    print(j.name, j.kind, j.count * 2, j.tags)
try:
    Job(name="C", kind="gpu", count=9)
except ValueError:
    print("refused")
