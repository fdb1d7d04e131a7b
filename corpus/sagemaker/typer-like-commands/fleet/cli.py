"""fleet - predictive maintenance pipelines

    python cli.py train --horizon 30
"""
from __future__ import annotations

import enum
import inspect
import sys
from dataclasses import dataclass
from typing import Callable, Dict, List, Optional

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.xgboost import XGBoost


class Vehicle(str, enum.Enum):
    truck = "truck"
    bus = "bus"
    tram = "tram"


@dataclass
class Option:
    default: object = None
    help: str = ""


class App:
    def __init__(self, name: str):
        self.name = name
        self.commands: Dict[str, Callable] = {}
        self._before: List[Callable] = []

    def callback(self):
        return lambda fn: self._before.append(fn) or fn

    def command(self, name: Optional[str] = None):
        def register(fn):
            self.commands[name or fn.__name__.replace("_", "-")] = fn
            return fn
        return register

    def __call__(self, argv=None):
        words = list(sys.argv[1:] if argv is None else argv)
        name = words.pop(0) if words else next(iter(self.commands))
        for fn in self._before:
            fn()
        given = dict(zip((w.lstrip("-").replace("-", "_") for w in words[::2]), words[1::2]))
        fn = self.commands[name]
        kwargs = {}
        for param in inspect.signature(fn).parameters.values():
            default = param.default
            if isinstance(default, Option):
                default = default.default
            if default is inspect.Parameter.empty and param.name not in given:
                raise SystemExit(f"--{param.name} is required")
            kwargs[param.name] = given.get(param.name, default)
        return fn(**kwargs)


app = App("fleet")
settings = {}


@app.callback()
def common():
    settings.update(role="arn:aws:iam::111122223333:role/fleet", session=PipelineSession(), bucket="fleet-ml")


def processing(name, **run):
    p = SKLearnProcessor(framework_version="1.2-1", role=settings["role"], instance_type="ml.m5.large", instance_count=1, sagemaker_session=settings["session"])
    return ProcessingStep(name=name, step_args=p.run(code=f"s3://{settings['bucket']}/code/{name.split('_')[0].lower()}.py", **run))


@app.command()
def train(horizon: int = Option(14, help="days"), vehicles: List[Vehicle] = Option(tuple(Vehicle)), publish: bool = Option(False)):
    steps = []
    for vehicle in vehicles:
        sensors = processing(f"Sensors_{vehicle.name}", outputs=[ProcessingOutput(output_name="x", source="/opt/ml/processing/x")], arguments=["--horizon", str(horizon)])
        labels = processing(f"Labels_{vehicle.value}", outputs=[ProcessingOutput(output_name="y", source="/opt/ml/processing/y")])
        uris = {o: s.properties.ProcessingOutputConfig.Outputs[o].S3Output.S3Uri for o, s in zip("xy", (sensors, labels))}
        xgb = XGBoost(entry_point="train.py", source_dir=f"s3://{settings['bucket']}/src.tar.gz", framework_version="1.7-1", role=settings["role"],
                      instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=settings["session"], hyperparameters={"vehicle": vehicle.value})
        fit = TrainingStep(name=f"Fit_{vehicle.value}", step_args=xgb.fit({k: TrainingInput(u) for k, u in uris.items()}))
        steps += [sensors, labels, fit]
    if publish:
        steps.append(processing("Publish"))
    return Pipeline(f"{app.name}-train-{horizon}d", steps=steps, sagemaker_session=settings["session"])


@app.command("score-all")
def score(model: str, limit: int = 10):
    return Pipeline(f"{app.name}-score", steps=[processing("Score", arguments=["--model", model, "--limit", str(limit)])], sagemaker_session=settings["session"])


if __name__ == "__main__":
    pipeline = app()
    pipeline.upsert(role_arn=settings["role"])
