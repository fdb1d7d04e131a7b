# The shape of code around a pipeline: configuration, factories, registries, naming.
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional


@dataclass
class Step:
    name: str
    inputs: List["Step"] = field(default_factory=list)
    params: Dict[str, object] = field(default_factory=dict)

    def after(self, *steps: "Step") -> "Step":
        self.inputs.extend(steps)
        return self

    @property
    def edges(self):
        return [(s.name, self.name) for s in self.inputs]


@dataclass
class Pipeline:
    name: str
    steps: List[Step] = field(default_factory=list)

    def add(self, step: Step) -> Step:
        self.steps.append(step)
        return step

    def describe(self) -> str:
        edges = [e for s in self.steps for e in s.edges]
        return f"{self.name}: {[s.name for s in self.steps]} {edges}"


def load_config(path: str, overrides: Optional[dict] = None) -> dict:
    with open(path) as handle:
        config = json.load(handle)
    config.update(overrides or {})
    return config


BASE = Path(__file__).parent
config = load_config(os.path.join("data", "config.json"), {"count": 2})
print(config["name"], config["count"], (BASE / "data" / "config.json").exists())


def build(config, prefix="pipe"):
    pipeline = Pipeline(f"{prefix}-{config['name']}")
    prep = pipeline.add(Step("prepare"))
    trainers = [pipeline.add(Step(f"train-{i + 1}", params={"rate": config["rate"] * (i + 1)})).after(prep) for i in range(config["count"])]
    evaluate = pipeline.add(Step("evaluate").after(*trainers))
    if config["nested"]["on"]:
        pipeline.add(Step("register")).after(evaluate)
    return pipeline


pipeline = build(config)
print(pipeline.describe())
print([s.params for s in pipeline.steps if s.params], {s.name: len(s.inputs) for s in pipeline.steps})
STEPS = {}


def step(name=None, **options):
    def wrap(function):
        key = name or function.__name__.replace("_", "-")
        STEPS[key] = (function, options)
        return function
    return wrap


@step()
def load_data():
    return [1, 2]


@step("fit", retries=3)
def train(data=None, *, epochs=1):
    return sum(data or []) * epochs


print(sorted(STEPS), STEPS["fit"][1], STEPS["fit"][0](STEPS["load-data"][0](), epochs=2))
for stage, (function, options) in STEPS.items():
    print(f"{stage:<10}|{function.__name__}|{options.get('retries', 0)}")
images = {f"image_{k}": v.format(region="eu", version=1) for k, v in {"a": "{region}/a:{version}", "b": "b"}.items()}
print(images, "\n".join(f"{k}={v}" for k, v in sorted(images.items())))
