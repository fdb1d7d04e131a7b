"""pydantic 2: validators, aliases, unions by a tag, extra arguments, dumping, copying."""
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import (AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, TypeAdapter, ValidationError, computed_field,
                      field_serializer, field_validator, model_validator)


class Machine(str, Enum):
    SMALL = "ml.m5.large"
    BIG = "ml.m5.4xlarge"


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    name: str = Field(min_length=2)
    needs: list[str] = []
    machine: Machine = Machine.SMALL

    @field_validator("needs", mode="before")
    @classmethod
    def split(cls, value):
        return value.split() if isinstance(value, str) else value

    @field_validator("name")
    @classmethod
    def clean(cls, value, info):
        return value.strip().lower()


class Script(Base):
    kind: Literal["script"] = "script"
    code: Path
    outputs: Dict[str, int] = Field(default_factory=dict, alias="out")


class Train(Base):
    kind: Literal["train"]
    epochs: int = Field(10, ge=1, le=100)
    rate: Optional[float] = None

    @computed_field
    @property
    def total(self) -> int:
        return self.epochs * 2

    @field_validator("rate")
    @classmethod
    def not_too_fast(cls, value, info):
        if value is not None and value > info.data["epochs"]:
            raise ValueError("too fast")
        return value


class Branch(Base):
    kind: Literal["branch"]
    then: list["Any_"] = []
    _seen: int = PrivateAttr(default=0)

    @model_validator(mode="after")
    def count(self):
        self._seen = len(self.then)
        return self


Any_ = Annotated[Union[Script, Train, Branch], Field(discriminator="kind")]
Branch.model_rebuild()


class Flow(BaseModel):
    title: str = "flow"
    steps: List[Any_]
    labels: dict[str, bool] = {}

    @model_validator(mode="before")
    @classmethod
    def fill(cls, data: Any):
        if isinstance(data, dict) and "steps" not in data:
            data = {**data, "steps": data.pop("nodes", [])}
        return data


flow = Flow.model_validate({"nodes": [
    {"kind": "script", "name": " Load ", "code": "a/b.py", "out": {"x": "3"}},
    {"kind": "train", "name": "Fit", "needs": "load other", "epochs": "20", "rate": 1, "machine": "ml.m5.4xlarge"},
    {"kind": "branch", "name": "Gate", "then": [{"kind": "train", "name": "Inner"}]},
], "labels": {"a": "yes", "b": 0}, "unused": 1})
for step in flow.steps:
    print(type(step).__name__, step.name, step.needs, step.machine)
print(flow.steps[0].code.name, flow.steps[0].outputs, flow.steps[2].then[0].epochs, flow.steps[2]._seen, flow.labels)
print(flow.steps[1].model_dump(), flow.steps[1].model_dump(exclude={"needs"}, exclude_unset=True))
print(flow.steps[0].model_dump(by_alias=True, mode="json"))
copy = flow.model_copy(update={"title": "other"})
print(copy.title, flow.title, copy.steps is flow.steps, sorted(flow.model_fields_set), list(Flow.model_fields))
for bad in ({"kind": "train", "name": "x"}, {"kind": "train", "name": "xx", "epochs": 0}, {"kind": "none", "name": "xx"},
            {"kind": "script", "name": "ab", "code": "c", "extra": 1}, {"kind": "train", "name": "xx", "rate": 50},
            {"kind": "script", "name": "ab"}, {"kind": "script", "name": "ab", "code": "c", "machine": "none"}):
    try:
        Flow(steps=[bad])
        print("taken", bad)
    except ValidationError:
        print("refused")


class Frozen(BaseModel, frozen=True):
    a: int = 1
    b: Annotated[str, AfterValidator(str.upper)] = "x"
    c: tuple[int, ...] = ()
    d: int | str = 0

    @field_serializer("a")
    def text(self, value):
        return f"<{value}>"


cold = Frozen(a="4", b="hello", c=["1", 2], d="5")
print(cold, cold.model_dump(), cold == Frozen(a=4, b="hello", c=(1, 2), d="5"))
print(Frozen(a=2).model_dump_json(), Frozen.model_validate_json('{"a": 7}').a)
print(TypeAdapter(list[Frozen]).validate_python([{"a": 1}, {"a": "2"}])[1].a)


class Open(BaseModel):
    model_config = {"extra": "allow", "use_enum_values": True}
    m: Machine = Machine.BIG


opened = Open(m="ml.m5.large", more=[1])
print(opened.more, opened.m, opened.model_dump())


class Own(BaseModel):
    x: int

    def __init__(self, **data):
        data.setdefault("x", 5)
        super().__init__(**data)


print(Own().x, Own(x=2).model_copy(deep=True).x, Own.model_construct(x="raw").x)
