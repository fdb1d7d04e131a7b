"""Click model: a pydantic experiment with a discriminated union."""
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator
from zenml import pipeline, step


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LogReg(Base):
    kind: Literal["logreg"] = "logreg"
    c: float = Field(1.0, gt=0)


class Boosted(Base):
    kind: Literal["boosted"] = "boosted"
    trees: int = 200
    depth: Annotated[int, Field(ge=1, le=12)] = 6


Learner = Annotated[Union[LogReg, Boosted], Field(discriminator="kind")]


class Experiment(Base):
    name: str
    learners: List[Learner] = Field(min_length=1)
    slots: Dict[str, float] = {"top": 1.0}
    downsample: Optional[float] = None

    @field_validator("name")
    @classmethod
    def _slug(cls, value: str) -> str:
        return value.strip().lower().replace(" ", "-")

    @model_validator(mode="after")
    def _weights(self):
        total = sum(self.slots.values())
        if abs(total - 1) > 1e-6:
            raise ValueError("slots must sum to 1")
        return self

    @computed_field
    @property
    def size(self) -> int:
        return len(self.learners) * len(self.slots)

    @property
    def needs_sampling(self) -> bool:
        return self.downsample is not None and self.downsample < 1


@step
def clicks(day: str, slot: str) -> list:
    return []


@step
def sample(rows: list, rate: float) -> list:
    return rows


@step
def fit(rows: list, learner: Union[LogReg, Boosted]) -> Annotated[Any, "model"]:
    return None


@step
def blend(models: list, weights: List[float], experiment: Dict[str, Any]) -> Annotated[Any, "blend"]:
    return None


@step
def calibrate(model: Any, bins: int) -> Any:
    return model


@pipeline
def ads(day: str, experiment: Experiment, calibrated: bool = True):
    models, weights = [], []
    for slot, weight in experiment.slots.items():
        rows = clicks(day, slot)
        if experiment.needs_sampling:
            rows = sample(rows, rate=experiment.downsample)
        for learner in experiment.learners:
            if isinstance(learner, Boosted) and weight < 0.1:
                continue
            models.append(fit(rows, learner=learner, id=f"fit_{slot}_{learner.kind}"))
            weights.append(weight)
    blended = blend(models, weights=weights, experiment=experiment.model_dump(exclude={"learners"}, exclude_none=True))
    if calibrated:
        calibrate(blended, bins=10 * experiment.size)


if __name__ == "__main__":
    ads("2024-03-01", Experiment(name=" Spring Test ", learners=[LogReg(), {"kind": "boosted", "trees": 50}]))
    ads(
        "2024-03-02",
        experiment=Experiment.model_validate(
            {
                "name": "slots",
                "learners": [{"kind": "boosted"}],
                "slots": {"top": 0.75, "side": 0.2, "foot": 0.05},
                "downsample": 0.1,
            }
        ),
        calibrated=False,
    )
