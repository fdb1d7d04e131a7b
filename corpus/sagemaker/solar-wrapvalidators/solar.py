import re
from datetime import timedelta
from enum import Enum
from typing import Annotated, Any, Generic, Literal, Optional, TypeVar

from pydantic import (
    AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, ValidationError, computed_field, field_validator, model_serializer,
    model_validator,
)
from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/solar"
T = TypeVar("T")


def split_words(value: Any) -> Any:
    return value.split() if isinstance(value, str) else value


def slug(value: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", value).strip("-")


Words = Annotated[list[str], BeforeValidator(split_words)]
Slug = Annotated[str, AfterValidator(slug)]


class Size(str, Enum):
    S = "ml.m5.large"
    L = "ml.m5.4xlarge"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=True, validate_default=True)


class Machine(Frozen):
    size: Size = Size.S
    count: Annotated[int, Field(ge=1, le=10)] = 1

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, data: Any) -> Any:
        """`L*3` is short for three large ones."""
        if isinstance(data, str):
            size, _, count = data.partition("*")
            return {"size": Size[size], "count": count or 1}
        return data

    @model_serializer
    def as_arguments(self) -> dict[str, Any]:
        return {"instance_type": self.size, "instance_count": self.count}


class Reading(Frozen, Generic[T]):
    unit: str
    limits: tuple[T, T]

    @computed_field
    @property
    def width(self) -> T:
        return self.limits[1] - self.limits[0]


class Plant(Frozen):
    name: Slug
    panels: Words = Field(min_length=1)
    machine: Machine = Machine()
    irradiance: Optional[Reading[float]] = None
    horizon: str = "24h"
    _cache: dict[str, Any] = PrivateAttr(default_factory=dict)

    @field_validator("horizon", mode="wrap")
    @classmethod
    def parse_horizon(cls, value, handler):
        text = handler(value)
        match = re.fullmatch(r"(\d+)([hd])", text)
        if match is None:
            return "24h"
        hours = timedelta(**{"hours" if match[2] == "h" else "days": int(match[1])}).total_seconds() / 3600
        return f"{hours:.0f}h"

    def model_post_init(self, context: Any) -> None:
        self._cache["label"] = f"{self.name}-{self.horizon}"

    @property
    def label(self) -> str:
        return self._cache["label"]


class Batch(BaseModel):
    plants: list[Plant]
    mode: Literal["train", "score"] = "train"
    refused: list[str] = []

    @field_validator("plants", mode="before")
    @classmethod
    def drop_invalid(cls, rows, info):
        good = []
        for row in rows:
            try:
                good.append(Plant.model_validate(row))
            except ValidationError as error:
                assert error.error_count() >= 1
        return good


RAW = {
    "plants": [
        {"name": "Costa del Sol", "panels": "a1 a2 b1", "machine": "L*2", "horizon": "2d", "irradiance": {"unit": "W/m2", "limits": [0.0, 1200.0]}},
        {"name": "Teide!", "panels": ["t1"], "horizon": "soon"},
        {"name": "Broken", "panels": ""},
        {"name": "Extra", "panels": "x", "colour": "red"},
        {"name": "Huge", "panels": "h", "machine": {"count": 11}},
    ],
}
batch = Batch(**RAW)
session = PipelineSession()
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/solar:3"
parameters = [ParameterString("Mode", default_value=batch.mode)]
steps = []
for plant in batch.plants:
    machine = plant.machine.model_dump()
    processor = ScriptProcessor(role=ROLE, image_uri=image, command=["python3"], sagemaker_session=session, **machine)
    collect = ProcessingStep(
        f"Collect-{plant.label}",
        cache_config=CacheConfig(enable_caching=True, expire_after="PT12H"),
        step_args=processor.run(code="s3://solar/collect.py", outputs=[ProcessingOutput(output_name=p, source=f"/opt/ml/processing/{p}") for p in plant.panels]),
    )
    outputs = collect.properties.ProcessingOutputConfig.Outputs
    estimator = Estimator(image, ROLE, sagemaker_session=session, **plant.model_copy(update={"machine": Machine.model_validate("S")}).machine.model_dump())
    train = TrainingStep(f"Train-{plant.name}", step_args=estimator.fit({p: outputs[p].S3Output.S3Uri for p in plant.panels}))
    steps += [collect, train]
    if plant.irradiance is not None:
        limit = ParameterFloat(f"Limit{plant.name.split('-')[0]}", default_value=plant.irradiance.width)
        parameters.append(limit)
        steps.append(ProcessingStep(f"Clip-{plant.name}", step_args=processor.run(
            code="s3://solar/clip.py", arguments=["--limit", limit.to_string(), "--unit", plant.irradiance.model_dump()["unit"]],
            inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model")])))
pipeline = Pipeline(f"solar-{len(batch.plants)}-of-{len(RAW['plants'])}", parameters=parameters, steps=steps, sagemaker_session=session)
