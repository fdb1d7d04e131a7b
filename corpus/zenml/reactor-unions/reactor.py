from typing import Annotated, Any, List, Literal, Optional, Union

import yaml
from pydantic import BaseModel, Field, field_validator
from zenml import pipeline, step

PLAN = """
name: loop-2
probes:
  - {kind: thermal, site: inlet, celsius: "280"}
  - {kind: flow, site: outlet}
  - {kind: thermal, site: core, celsius: 320.5, spare: true}
"""


class Thermal(BaseModel):
    kind: Literal["thermal"]
    site: str
    celsius: float
    spare: bool = False


class Flow(BaseModel):
    kind: Literal["flow"]
    site: str
    litres: int = 40


class Plan(BaseModel):
    name: str
    probes: List[Annotated[Union[Thermal, Flow], Field(discriminator="kind")]]
    note: Optional[str] = None

    @field_validator("name")
    @classmethod
    def dashes(cls, value: str) -> str:
        return value.replace("-", "_")

    @property
    def spares(self) -> int:
        return sum(getattr(probe, "spare", False) for probe in self.probes)


@step
def heat(site: str, celsius: float) -> list:
    return [celsius]


@step
def pump(probe: Flow) -> list:
    return [probe.litres]


@step
def judge(readings: List[list], limits: dict, note: Any = None) -> bool:
    return True


@pipeline
def inspection(plan: Plan):
    readings = []
    for probe in plan.probes:
        match probe:
            case Thermal(site=site, celsius=c) if c < 300:
                readings.append(heat(site, c, id=f"{plan.name}_{site}"))
            case Thermal():
                readings.append(heat(probe.site, celsius=probe.celsius, id=f"hot_{probe.site}"))
            case Flow(litres=litres):
                readings.append(pump(probe, id=f"pump_{litres}"))
    judge(readings, limits={"spares": plan.spares, "n": len(plan.probes)}, note=plan.note)


inspection(yaml.safe_load(PLAN))
