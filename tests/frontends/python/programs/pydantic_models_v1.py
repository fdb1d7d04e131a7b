"""pydantic's first version as the second still takes it: validator, root_validator, Config, parse_obj, dict."""
import warnings
from typing import Dict, List, Optional

warnings.simplefilter("ignore")

from pydantic import BaseModel, Field, ValidationError, parse_obj_as, root_validator, validator  # noqa: E402


class Machine(BaseModel):
    type: str = "small"
    count: int = 1

    class Config:
        extra = "ignore"
        frozen = True


class Check(BaseModel):
    name: str
    kind: str = "quality"
    label: Optional[str] = None
    limits: List[float] = []

    @validator("kind")
    def known(cls, v):
        assert v in {"quality", "bias"}, "unknown kind"
        return v

    @validator("label", always=True)
    def label_for_bias(cls, v, values):
        return v or ("age" if values.get("kind") == "bias" else None)

    @validator("limits", pre=True)
    def listed(cls, v):
        return v if isinstance(v, list) else [v]

    @validator("name", "kind", pre=True)
    def lower(cls, v):
        return v.lower()


class Settings(BaseModel):
    project: str = Field(..., alias="projectName")
    machines: Dict[str, Machine] = Field(default_factory=dict)
    checks: List[Check] = []
    sources: Dict[str, str] = {}

    class Config:
        allow_population_by_field_name = True
        populate_by_name = True

    @root_validator(pre=True)
    def fill(cls, values):
        values.setdefault("sources", {"eu": "s3://eu"})
        return values


settings = Settings.parse_obj({"projectName": "p", "machines": {"big": {"type": "large", "count": "3", "x": 1}},
                               "checks": [{"name": "DRIFT", "limits": 2}, {"name": "b", "kind": "BIAS"}]})
print(settings.project, settings.machines["big"].count, settings.sources)
print([(c.name, c.kind, c.label, c.limits) for c in settings.checks])
quick = settings.copy(update={"project": "q", "checks": settings.checks[:1]})
print(quick.project, len(quick.checks), len(settings.checks), settings.checks[0].dict(exclude={"limits"}))
for bad in ({"name": "x", "kind": "other"}, {"kind": "bias"}, {"name": "x", "limits": ["a"]}):
    try:
        Check(**bad)
    except ValidationError as error:
        print("refused", isinstance(error, ValueError))
print([m.count for m in parse_obj_as(List[Machine], [{"count": "2"}, {}])], Settings(project="n").project)
