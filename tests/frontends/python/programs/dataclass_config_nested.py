# Configurations of nested dataclasses, made from a dict.
from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class Resources:
    cpu: int = 1
    memory: str = "1Gi"


@dataclass
class StepConfig:
    name: str
    resources: Resources = field(default_factory=Resources)
    after: List[str] = field(default_factory=list)
    image: Optional[str] = None


@dataclass
class PipelineConfig:
    name: str
    steps: List[StepConfig]

    @classmethod
    def from_dict(cls, raw):
        steps = [
            StepConfig(**{**s, "resources": Resources(**s.get("resources", {}))})
            for s in raw["steps"]
        ]
        return cls(raw["name"], steps)


config = PipelineConfig.from_dict({
    "name": "p",
    "steps": [{"name": "a"}, {"name": "b", "after": ["a"], "resources": {"cpu": 4}}],
})
for step in config.steps:
    print(step)
print(config.steps[0].resources == Resources(), config.steps[1].resources.cpu, config.name)
