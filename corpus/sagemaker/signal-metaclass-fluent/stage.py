from __future__ import annotations

import typing as t

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline_context import LocalPipelineSession, PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class Ordered(dict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} twice")
        super().__setitem__(key, value)


class Meta(type):
    instances: dict = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return Ordered(origin=name)

    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns), **kw)
        cls.tags = [*getattr(cls, "tags", []), name.lower()]
        return cls

    def __call__(cls, name=None, *args, **kw):
        key = (cls, name or cls.__name__)
        if key not in mcs_instances(cls):
            mcs_instances(cls)[key] = super().__call__(key[1], *args, **kw)
        return mcs_instances(cls)[key]

    def __getitem__(cls, names):
        return [cls(n) for n in (names if isinstance(names, tuple) else (names,))]

    def __iter__(cls):
        return (i for (c, _), i in Meta.instances.items() if issubclass(c, cls))

    def __len__(cls):
        return sum(1 for _ in cls)


def mcs_instances(cls):
    return type(cls).instances


class Stage(metaclass=Meta):
    script: str = "stage.py"
    session = PipelineSession()
    role = "arn:aws:iam::111122223333:role/signal"

    def __init_subclass__(cls, *, size: t.Literal["large", "xlarge"] = "large", **kw):
        super().__init_subclass__(**kw)
        cls.size = size

    def __init__(self, name):
        self.name, self.sources, self.options, self._step = name, [], {}, None

    def reads(self, *stages: Stage) -> t.Self:
        self.sources.extend(stages)
        return self

    def but_not(self, stage):
        self.sources.remove(stage)
        return self

    def set(self, **options) -> t.Self:
        self.options |= options
        return self

    @property
    def step(self):
        if self._step is None:
            processor = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/signal", command=["python3"], role=self.role,
                                        instance_type=f"ml.c5.{self.size}", instance_count=1, sagemaker_session=self.session)
            self._step = ProcessingStep(
                name=f"{self.name}.{self.tags[-1]}".replace(".", "-"),
                step_args=processor.run(
                    code=f"s3://signal/{self.script}",
                    arguments=[f"{k}={v}" for k, v in sorted(self.options.items())] or None,
                    inputs=[ProcessingInput(source=uri(s), destination=f"/opt/{s.name}") for s in self.sources],
                    outputs=[ProcessingOutput(output_name=self.tags[0], source="/opt/out")]))
        return self._step


def uri(stage, path="properties.ProcessingOutputConfig.Outputs"):
    value = stage.step
    for part in path.split("."):
        value = getattr(value, part)
    return value[stage.tags[0]].S3Output.S3Uri
