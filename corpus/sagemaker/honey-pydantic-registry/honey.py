import abc
import json
from functools import cached_property
from typing import Any, ClassVar, Dict, List, Optional, Type

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, field_validator, model_validator
from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

RAW = """
{"project": "honey", "role": "arn:aws:iam::111122223333:role/honey",
 "defaults": {"instance": "ml.m5.2xlarge", "retries": 2},
 "steps": [
   {"type": "Prepare", "id": "hives", "code": "hives.py"},
   {"type": "Prepare", "id": "weather", "code": "weather.py", "instance": "ml.t3.medium"},
   {"type": "Fit", "id": "yield", "inputs": ["hives", "weather"], "params": {"lr": "0.1"}},
   {"type": "Call", "id": "tell", "inputs": ["yield"], "function": "tell-beekeeper"},
   {"type": "Unknown", "id": "later"},
   {"type": "Fit", "id": "bad", "inputs": "hives"}
 ]}
"""


class StepSpec(BaseModel, abc.ABC):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    registry: ClassVar[Dict[str, Type["StepSpec"]]] = {}
    id: str
    inputs: List[str] = Field(default_factory=list, max_length=3)
    instance: str = "ml.m5.large"
    retries: int = Field(default=0, ge=0)
    _step: Optional[Any] = PrivateAttr(None)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs):
        StepSpec.registry[cls.__name__] = cls

    @property
    def title(self) -> str:
        return self.id.capitalize()

    @abc.abstractmethod
    def build(self, ctx): ...

    def step(self, ctx):
        if self._step is None:
            self._step = self.build(ctx)
        return self._step

    def uris(self, ctx):
        return {i: ctx.specs[i].output(ctx) for i in self.inputs}

    def output(self, ctx):
        return self.step(ctx).properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri


class Prepare(StepSpec):
    code: str

    @field_validator("code")
    @classmethod
    def absolute(cls, v: str) -> str:
        return v if v.startswith("s3://") else "s3://honey/" + v

    def build(self, ctx):
        p = ScriptProcessor(ctx.role, ctx.image, ["python3"], 1, self.instance, sagemaker_session=ctx.session)
        return ProcessingStep(self.title, step_args=p.run(self.code, outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))


class Fit(StepSpec):
    params: Dict[str, float] = {}

    def build(self, ctx):
        e = Estimator(ctx.image, ctx.role, 1, self.instance, hyperparameters=self.params, sagemaker_session=ctx.session)
        return TrainingStep(self.title, step_args=e.fit(self.uris(ctx)))

    def output(self, ctx):
        return self.step(ctx).properties.ModelArtifacts.S3ModelArtifacts


class Call(StepSpec):
    function: str

    def build(self, ctx):
        arn = f"arn:aws:lambda:us-east-1:111122223333:function:{self.function}"
        return LambdaStep(self.title, lambda_func=Lambda(function_arn=arn), inputs=self.uris(ctx))


class Plan(BaseModel):
    project: str
    role: str
    steps: List[StepSpec]
    skipped: List[str] = []

    @model_validator(mode="before")
    @classmethod
    def choose(cls, data):
        data = dict(data)
        defaults = data.pop("defaults", {})
        steps, skipped = [], []
        for raw in data["steps"]:
            kind = StepSpec.registry.get(raw.pop("type"))
            try:
                if kind is None:
                    raise LookupError(raw["id"])
                steps.append(kind(**{**defaults, **raw}))
            except (LookupError, ValidationError) as e:
                skipped.append(f"{raw['id']}:{type(e).__name__}")
        return {**data, "steps": steps, "skipped": skipped}

    @cached_property
    def session(self):
        return PipelineSession()

    @cached_property
    def specs(self):
        return {s.id: s for s in self.steps}

    @property
    def image(self):
        return f"111122223333.dkr.ecr.us-east-1.amazonaws.com/{self.project}:1"

    def compile(self):
        name = "-".join([self.project, *sorted(x.split(":")[0] for x in self.skipped)])
        return Pipeline(name, steps=[s.step(self) for s in self.steps], sagemaker_session=self.session)


plan = Plan(**json.loads(RAW))
assert [s.retries for s in plan.steps] == [2, 2, 2, 2], plan
pipeline = plan.compile()
