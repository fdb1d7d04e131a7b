from __future__ import annotations

import typing as t
from abc import abstractmethod

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, Step, TrainingStep

T = t.TypeVar("T")
S = t.TypeVar("S", bound=Step)


class Makes(t.Protocol[S]):
    def __call__(self, plant: Plant) -> S: ...


class Registry(t.Generic[T], t.Mapping[str, T]):
    __slots__ = ("_items",)

    def __init__(self) -> None:
        self._items: dict[str, T] = {}

    def __getitem__(self, key):
        return self._items[key]

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def add(self, key: str, value: T) -> T:
        self._items[key] = value
        return value


stages: Registry[type[Stage]] = Registry()


def stage(name: str | None = None, /, **attributes: t.Any):
    def wrap(cls):
        for k, v in attributes.items():
            setattr(cls, k, v)
        stages.add(name or cls.__qualname__, cls)
        return cls

    return wrap


class Stage(t.Generic[S]):
    needs: t.ClassVar[t.Sequence[str]] = ()
    machine: str = "ml.m5.large"

    @abstractmethod
    def build(self, plant: Plant, **upstream: Step) -> S:
        ...

    def __call__(self, plant: Plant) -> S:
        upstream = {n.lower(): plant(n) for n in self.needs}
        return self.build(plant, **upstream)


class Plant:
    def __init__(self, stages: t.Mapping[str, type[Stage]], session=None):
        self.session = session or PipelineSession()
        self.stages = stages
        self.done: dict[str, Step] = {}

    def __call__(self, name: str) -> Step:
        if name in self.done:
            return self.done[name]
        made = self.stages[name]()(self)
        return self.done.setdefault(name, made)

    def script(self, name, machine, inputs, *outputs):
        p = ScriptProcessor(role="arn:aws:iam::111122223333:role/e", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/e:1",
                            command=["python3"], instance_type=machine, instance_count=1, sagemaker_session=self.session)
        return ProcessingStep(name, step_args=p.run(f"s3://e/{name}.py", inputs=[ProcessingInput(u, f"/opt/ml/processing/{i}") for i, u in enumerate(inputs)],
                                                    outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs]))


def out(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


@stage(machine="ml.m5.2xlarge")
class Report(Stage[ProcessingStep]):
    needs = ("Forecast", "Prices")

    def build(self, plant, *, forecast, prices):
        return plant.script("Report", self.machine, [forecast.properties.ModelArtifacts.S3ModelArtifacts, out(prices, "spot")])


@stage("Forecast", needs=["Meters", "Prices"])
class ForecastStage(Stage[TrainingStep]):
    def build(self, plant, meters, prices):
        est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/e:1", "arn:aws:iam::111122223333:role/e", 1, self.machine, sagemaker_session=plant.session)
        return TrainingStep("Forecast", step_args=est.fit({"m": TrainingInput(out(meters, "kwh")), "p": TrainingInput(out(prices, "spot"))}))


@stage()
class Meters(Stage):
    build = lambda self, plant: plant.script("Meters", self.machine, ["s3://e/meters"], "kwh")  # noqa: E731


@stage("Prices")
class _(Stage):
    def build(self, plant, **none):
        assert not none
        return plant.script("Prices", self.machine, [], "spot", "day_ahead")


plant = Plant(stages)
list(map(plant, stages))
pipeline = Pipeline("energy-" + "-".join(sorted(stages))[:20].lower().strip("-"), steps=[plant.done[k] for k in plant.done], sagemaker_session=plant.session)
