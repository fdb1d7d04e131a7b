import json
from enum import Enum
from pathlib import Path
from typing import Dict, List, Literal, Optional

from pydantic import BaseModel, Field
from zenml import pipeline, step


class Fuel(str, Enum):
    RP1 = "rp1"
    LOX = "lox"


class Burn(BaseModel):
    name: str
    seconds: float = 10.0
    fuel: Fuel = Fuel.RP1
    checks: List[str] = Field(default_factory=list)


class Campaign(BaseModel):
    site: str
    burns: List[Burn]
    simulate: bool = False
    mode: Literal["quick", "full"] = "quick"
    limits: Dict[str, float] = {}


@step
def rig(site: str) -> str:
    return site


@step
def burn(rig: str, plan: Burn, limit: Optional[float] = None) -> List[float]:
    return [plan.seconds]


@step
def check(readings: List[float], kind: str) -> bool:
    return True


@step
def simulate(plans: List[Burn]) -> List[float]:
    return []


@step
def certify(results: List[bool], mode: str) -> None:
    pass


@pipeline
def test_campaign(campaign: Campaign):
    stand = rig(campaign.site)
    results = []
    for plan in campaign.burns:
        readings = burn(stand, plan, limit=campaign.limits.get(plan.name), id=f"burn_{plan.name}")
        for kind in plan.checks or ["pressure"]:
            results.append(check(readings, kind))
        if plan.fuel is Fuel.LOX:
            results.append(check(readings, kind="cryo", id=f"cryo_{plan.name}"))
    if campaign.simulate:
        simulated = simulate(plans=campaign.burns)
        results.append(check(simulated, "model"))
    if campaign.mode == "full":
        certify(results, mode=campaign.mode)


if __name__ == "__main__":
    text = (Path(__file__).parent / "campaign.json").read_text()
    test_campaign(campaign=Campaign(**json.loads(text)))
