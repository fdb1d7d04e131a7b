from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, computed_field, field_serializer, field_validator, model_validator

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Compute = Literal["small", "large", "gpu"]
MACHINES: dict[str, str] = {"small": "ml.m5.large", "large": "ml.m5.4xlarge", "gpu": "ml.g4dn.xlarge"}


class Ref(BaseModel):
    model_config = ConfigDict(frozen=True)
    step: Name
    output: str | None = None


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    name: Name
    enabled: bool = True
    after: list[Name] = Field(default_factory=list)

    @computed_field
    @property
    def title(self) -> str:
        return "".join(part.capitalize() for part in self.name.split("-"))

    @property
    def references(self) -> list[Ref]:
        return []

    @property
    def upstream(self) -> set[str]:
        return {*self.after, *(ref.step for ref in self.references)}


class Processing(Base):
    kind: Literal["processing"]
    script: str
    inputs: dict[str, Ref] = {}
    outputs: list[str] = ["out"]
    compute: Compute = "small"

    @field_validator("script")
    @classmethod
    def _absolute(cls, value: str) -> str:
        return value if "://" in value else f"s3://tidal-code/{value}"

    @property
    def references(self) -> list[Ref]:
        return list(self.inputs.values())


class Training(Base):
    kind: Literal["training"]
    inputs: dict[str, Ref]
    hyperparameters: dict[str, int | float | str] = {}
    compute: Compute = "gpu"

    @field_serializer("hyperparameters")
    def _as_text(self, value):
        return {k: str(v) for k, v in value.items()}

    @property
    def references(self) -> list[Ref]:
        return list(self.inputs.values())


class Invoke(Base):
    kind: Literal["lambda"]
    function: str
    payload: dict[str, Ref | str] = {}

    @property
    def references(self) -> list[Ref]:
        return [v for v in self.payload.values() if isinstance(v, Ref)]


class Wait(Base):
    kind: Literal["wait"]
    steps: list[Name] = Field(alias="for")


StepSpec = Annotated[Union[Processing, Training, Invoke, Wait], Field(discriminator="kind")]


class Plan(BaseModel):
    name: Name
    version: int
    role: str
    steps: list[StepSpec] = Field(min_length=1)

    @field_validator("steps", mode="after")
    @classmethod
    def _only_enabled(cls, steps: list[Any]) -> list[Any]:
        return [s for s in steps if s.enabled]

    @model_validator(mode="after")
    def _closed(self) -> Plan:
        known = {s.name for s in self.steps}
        for spec in self.steps:
            if missing := spec.upstream - known:
                raise ValueError(f"{spec.name} needs {sorted(missing)}")
        return self

    @classmethod
    def load(cls, path: Path) -> Plan:
        return cls.model_validate_json(path.read_text(encoding="utf-8"))


AnyStep = TypeAdapter(StepSpec)
