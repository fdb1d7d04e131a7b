from __future__ import annotations

import typing
from dataclasses import dataclass, field
from functools import wraps

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


@dataclass(slots=True)
class Env:
    session: object
    stage: str
    cache: dict[str, object] = field(default_factory=dict)

    def processor(self):
        return ScriptProcessor(role="arn:aws:iam::111122223333:role/zoo", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/zoo:1",
                               command=["python3"], instance_count=1, instance_type="ml.m5.large", sagemaker_session=self.session)


PROVIDERS: dict[type, typing.Callable] = {}
ORDER: list[typing.Callable] = []


class Photos(ProcessingStep):
    pass


class Labels(ProcessingStep):
    pass


class Detector(TrainingStep):
    pass


def provider(fn):
    """Registers fn by what it returns; its arguments are made by other providers."""
    hints = typing.get_type_hints(fn)
    result = hints.pop("return")

    @wraps(fn)
    def make(env: Env):
        key = result.__name__
        if key not in env.cache:
            kwargs = {name: env if hint is Env else PROVIDERS[hint](env) for name, hint in hints.items()}
            env.cache[key] = fn(**kwargs)
        return env.cache[key]

    PROVIDERS[result] = make
    ORDER.append(make)
    return make


def _out(step):
    return step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri


@provider
def detector(env: Env, photos: Photos, labels: Labels) -> Detector:
    est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/zoo:1", "arn:aws:iam::111122223333:role/zoo", 1, "ml.g4dn.xlarge", sagemaker_session=env.session)
    return Detector("Detector", step_args=est.fit({"photos": _out(photos), "labels": _out(labels)}))


@provider
def labels(photos: Photos, env: Env) -> Labels:
    return Labels(f"Labels-{env.stage}", step_args=env.processor().run(
        "s3://zoo/labels.py", inputs=[ProcessingInput(_out(photos), "/opt/ml/processing/p")],
        outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))


@provider
def photos(env: Env) -> Photos:
    return Photos("Photos", step_args=env.processor().run("s3://zoo/photos.py", outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
