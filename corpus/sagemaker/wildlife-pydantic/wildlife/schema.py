from enum import Enum
from typing import Annotated, Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator


class Accelerator(str, Enum):
    CPU = "ml.m5.xlarge"
    GPU = "ml.g5.xlarge"
    BIG_GPU = "ml.p4d.24xlarge"


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=False)


class StepSpec(Base):
    name: str = Field(min_length=2)
    needs: list[str] = Field(default_factory=list)
    run_on: Accelerator = Accelerator.CPU

    @field_validator("name")
    @classmethod
    def no_spaces(cls, value: str) -> str:
        return value.strip().replace(" ", "-")

    @field_validator("needs", mode="before")
    @classmethod
    def one_or_many(cls, value: Any):
        if isinstance(value, str):
            return [part.strip() for part in value.split(",")]
        return value


class ProcessSpec(StepSpec):
    kind: Literal["process"]
    code: str
    produces: list[str] = []


class TrainSpec(StepSpec):
    kind: Literal["train"]
    epochs: int = Field(10, ge=1)
    data: str = Field(alias="from")
    run_on: Accelerator = Accelerator.GPU

    @computed_field
    @property
    def hyperparameters(self) -> dict[str, str]:
        return {"epochs": str(self.epochs)}


class GateSpec(StepSpec):
    kind: Literal["gate"]
    report: str
    threshold: float
    then: list["AnyStep"] = []
    otherwise: Optional[str] = None

    @model_validator(mode="after")
    def has_message(self):
        if self.otherwise is None:
            self.otherwise = f"{self.name} below {self.threshold:.2f}"
        return self


AnyStep = Annotated[Union[ProcessSpec, TrainSpec, GateSpec], Field(discriminator="kind")]
GateSpec.model_rebuild()


class PipelineSpec(Base):
    name: str
    species: list[str]
    steps: list[AnyStep]
    per_species: bool = Field(default=False, alias="perSpecies")

    @model_validator(mode="before")
    @classmethod
    def defaults(cls, data):
        if isinstance(data, dict):
            data.setdefault("species", ["any"])
        return data
