from collections import ChainMap
from dataclasses import dataclass, field, fields
from pathlib import Path
from string import Template

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

from sagemaker.processing import Processor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    script: str
    instance: str
    volume: int
    enabled: bool = True
    needs: tuple = field(default_factory=tuple)

    @classmethod
    def from_dict(cls, raw, defaults):
        merged = ChainMap(raw, defaults)
        known = {f.name for f in fields(cls)}
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in merged.items() if key in known})


@dataclass(frozen=True)
class Farm:
    name: str
    cows: int = 1
    skip: frozenset = frozenset()

    def wants(self, stage: Stage) -> bool:
        return stage.enabled and self.cows > 0 and stage.id not in self.skip


def load():
    with (HERE / "settings.toml").open("rb") as stream:
        raw = tomllib.load(stream)
    stages = [Stage.from_dict(entry, raw["defaults"]) for entry in raw["stages"]]
    farms = [Farm(name, **{k: frozenset(v) if k == "skip" else v for k, v in options.items()}) for name, options in raw["farms"].items()]
    return Template(raw["template"]["name"]), stages, farms


def get_pipeline(role="arn:aws:iam::111122223333:role/dairy"):
    region = ParameterString("Region", default_value="eu-central-1")
    template, stages, farms = load()
    made = {}
    for farm in farms:
        for stage in filter(farm.wants, stages):
            processor = Processor(role=role, image_uri="dairy:1", instance_count=1, instance_type=stage.instance,
                                  volume_size_in_gb=stage.volume, entrypoint=["python3", stage.script])
            upstream = [made[farm.name, need] for need in stage.needs if (farm.name, need) in made]
            made[farm.name, stage.id] = ProcessingStep(
                name=template.substitute(farm=farm.name.title(), stage=stage.id.capitalize()),
                processor=processor, depends_on=upstream or None, job_arguments=["--region", region])
    return Pipeline(name="dairy", parameters=[region], steps=list(made.values()))


if __name__ == "__main__":
    print(get_pipeline().definition())
