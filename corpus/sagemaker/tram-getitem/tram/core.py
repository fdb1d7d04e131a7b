from __future__ import annotations

import functools
import logging
from typing import Callable, Concatenate, Generic, Iterable, NewType, ParamSpec, Protocol, TypeVar

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, Step

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)
StepName = NewType("StepName", str)
log = logging.getLogger("tram")


class Dataset:
    """What flows between steps; Dataset["trips"] is a kind of it."""

    kind = "any"
    _kinds: dict[str, type[Dataset]] = {}

    def __class_getitem__(cls, kind):
        if kind not in cls._kinds:
            cls._kinds[kind] = type(f"Dataset_{kind}", (cls,), {"kind": kind})
        return cls._kinds[kind]

    def __init__(self, step: Step):
        self.step = step

    @property
    def uri(self):
        return self.step.properties.ProcessingOutputConfig.Outputs[self.kind].S3Output.S3Uri

    def __rshift__(self, other: Callable[[Dataset], R_co]) -> R_co:
        return other(self)


class Producer(Protocol[R_co]):
    def __call__(self, *inputs: Dataset) -> R_co: ...


class Line(Generic[R_co]):
    def __init__(self, name: str, role: str):
        self.name, self.role = name, role
        self.session = PipelineSession()
        self.steps: list[Step] = []

    def station(self, produces: type[Dataset], machine: str = "ml.m5.large"):
        def decorate(function: Callable[Concatenate[Line, P], Iterable[str]]) -> Callable[P, Dataset]:
            @functools.wraps(function)
            def call(*inputs: Dataset, suffix: str = "", **options):
                arguments = list(function(self, *inputs, **options))
                name = StepName("".join(p.capitalize() for p in function.__name__.split("_")) + suffix)
                log.debug("%s produces %s", name, produces.kind)
                processor = ScriptProcessor(role=self.role, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/tram:1", command=["python3"],
                                            instance_count=1, instance_type=machine, sagemaker_session=self.session)
                step = ProcessingStep(name, step_args=processor.run(
                    code=f"s3://tram/{function.__name__}.py", arguments=arguments or None,
                    inputs=[ProcessingInput(source=i.uri, destination=f"/opt/ml/processing/{i.kind}") for i in inputs],
                    outputs=[ProcessingOutput(output_name=produces.kind, source="/opt/ml/processing/out")]))
                self.steps.append(step)
                return produces(step)
            return call
        return decorate

    def pipeline(self, **options) -> Pipeline:
        return Pipeline(self.name, steps=self.steps, sagemaker_session=self.session, **options)
