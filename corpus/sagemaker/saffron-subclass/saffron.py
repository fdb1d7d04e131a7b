"""Our own subclasses of the SDK's classes: defaults, names, tags, dependencies."""
import functools
import os
from typing import List, Optional, Union

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionLessThan
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import Parameter, ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.step_collections import StepCollection
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, Step, TrainingStep


class Env(str):
    def __truediv__(self, other):
        return type(self)(f"{self.rstrip('/')}/{other}")


class SaffronSession(PipelineSession):
    _one: Optional["SaffronSession"] = None

    def __new__(cls, *a, **k):
        if cls._one is None:
            cls._one = super().__new__(cls)
        return cls._one

    @property
    def root(self):
        return Env("s3://saffron") / "v2"


class Script(ScriptProcessor):
    """A processor that knows its role."""

    def __init__(self, *args, size="large", **kwargs):
        kwargs.setdefault("role", "arn:aws:iam::111122223333:role/s")
        kwargs.setdefault("image_uri", "saffron")
        kwargs.setdefault("command", ["python3"])
        kwargs.setdefault("sagemaker_session", SaffronSession())
        super().__init__(*args, instance_type=f"ml.m5.{size}", instance_count=1, **kwargs)

    def step(self, name, code, reads=(), writes=(), **more):
        return Work(name, step_args=self.run(code=code, inputs=[*map(as_input, reads)], outputs=[ProcessingOutput(output_name=w, source="/out/" + w) for w in writes]), **more)


@functools.singledispatch
def as_input(what):
    raise TypeError(f"cannot read {what!r}")


@as_input.register(str)
@as_input.register(PipelineVariable)
def _(what):
    return ProcessingInput(source=what, destination="/in/x")


@as_input.register
def _(what: ProcessingStep):
    return ProcessingInput(source=what.out(), destination=f"/in/{what.name}", input_name=what.name)


@as_input.register
def _(what: tuple):
    step, port = what
    return ProcessingInput(source=step[port], destination=f"/in/{step.name}/{port}", input_name=f"{step.name}-{port}")


class Work(ProcessingStep):
    cache = CacheConfig(enable_caching=True, expire_after="PT1H")
    count = 0

    def __init__(self, name, *args, report=None, **kwargs):
        type(self).count += 1
        kwargs.setdefault("cache_config", self.cache)
        self.report = PropertyFile(f"{name}Report", report, "report.json") if report else None
        super().__init__(f"{type(self).count:02}-{name}", *args, property_files=[self.report] if self.report else None, **kwargs)

    def __getitem__(self, port):
        return self.properties.ProcessingOutputConfig.Outputs[port].S3Output.S3Uri

    def out(self):
        return self[0]

    def __rshift__(self, other: Union[Step, List[Step]]):
        for step in other if isinstance(other, (list, tuple)) else [other]:
            step.add_depends_on([self])
        return other

    def value(self, path):
        return JsonGet(step_name=self.name, property_file=self.report, json_path=path)


class Fit(TrainingStep):
    @property
    def artifact(self):
        return self.properties.ModelArtifacts.S3ModelArtifacts

    @classmethod
    def of(cls, name, data, **hyper):
        est = Estimator(image_uri="saffron-train", role=os.environ.get("ROLE", "arn:aws:iam::111122223333:role/s"), instance_count=1, instance_type="ml.m5.xlarge",
                        output_path=SaffronSession().root / "models", hyperparameters=hyper, sagemaker_session=SaffronSession())
        return cls(name=name, step_args=est.fit({k: TrainingInput(v) for k, v in data.items()}))


class Ship(StepCollection):
    def __init__(self, name, artifact, regions):
        copies = [Script(size="medium").step(f"{name}{r.title()}", "s3://saffron/ship.py", reads=[artifact], writes=["done"]) for r in regions]
        for a, b in zip(copies, copies[1:]):
            a >> b
        super().__init__(name, steps=copies)


class SaffronPipeline(Pipeline):
    def __init__(self, name, steps, **kwargs):
        seen = {}
        super().__init__(name=f"saffron-{name}", parameters=self.find(steps, seen), steps=steps, sagemaker_session=SaffronSession(), **kwargs)

    @staticmethod
    def find(steps, seen):
        return [limit, raw]

    def upsert(self, **kwargs):
        return super().upsert(role_arn="arn:aws:iam::111122223333:role/s", **kwargs)


raw = ParameterString("Raw", default_value=SaffronSession().root / "raw")
limit = ParameterFloat("Limit", 0.2)
pick = Script().step("Pick", "s3://saffron/pick.py", reads=[raw], writes=["petals", "stigmas"])
dry = Script(size="xlarge").step("Dry", "s3://saffron/dry.py", reads=[(pick, "stigmas"), pick], writes=["threads"], report="threads")
fit = Fit.of("Grade", {"train": dry.out(), "petals": pick["petals"]}, depth=4)
audit = Script().step("Audit", "s3://saffron/audit.py", reads=["s3://saffron/rules"], writes=["log"])
pick >> [audit, fit] if Work.count > 2 else None
cond = ConditionStep("Pure", conditions=[ConditionLessThan(left=dry.value("loss[0].value"), right=limit)], if_steps=[Ship("Ship", fit.artifact, ["eu", "us", "ap"])],
                     else_steps=[FailStep("Impure", error_message=Join(on=" ", values=["loss over", limit, dry.properties.ProcessingJobStatus]))])
pipe = SaffronPipeline("main", [pick, dry, fit, audit, cond])
pipe.upsert(description="threads")
