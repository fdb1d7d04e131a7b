from __future__ import annotations

from typing import Annotated, Dict, List, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, computed_field, field_validator, model_validator
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

SESSION = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/Ads"
ECR = "111122223333.dkr.ecr.us-east-1.amazonaws.com/"


class Owner(BaseModel):
    team: str
    email: str


class StepBase(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=2, pattern=r"^[a-z]+$")
    enabled: bool = True
    after: List[str] = Field(default_factory=list)

    @computed_field
    @property
    def title(self) -> str:
        return self.name.capitalize()

    def depends(self, made):
        return [made[a] for a in self.after if a in made]


class SparkStep(StepBase):
    kind: Literal["spark"]
    app: str
    outputs: List[str] = ["result"]
    instance: str = "ml.m5.2xlarge"

    @field_validator("outputs", mode="before")
    @classmethod
    def split(cls, value):
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value

    def make(self, made):
        proc = ScriptProcessor(image_uri=ECR + "spark:3", command=["spark-submit"], role=ROLE, instance_count=2,
                               instance_type=self.instance, sagemaker_session=SESSION)
        outs = [ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in self.outputs]
        return ProcessingStep(self.title, step_args=proc.run(code=self.app, outputs=outs), depends_on=self.depends(made))


class TrainStep(StepBase):
    kind: Literal["train"]
    channels: Dict[str, str]
    params: Dict[str, float] = {}

    def make(self, made):
        est = Estimator(ECR + "lgbm:1", ROLE, 1, "ml.m5.xlarge", sagemaker_session=SESSION,
                        hyperparameters={k: f"{v:g}" for k, v in self.params.items()})
        data = {}
        for channel, ref in self.channels.items():
            step, output = ref.split(":")
            data[channel] = TrainingInput(made[step].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri, content_type="csv")
        return TrainingStep("Train" + self.title, step_args=est.fit(data), depends_on=self.depends(made) or None)


class NotifyStep(StepBase):
    kind: Literal["notify"]
    function: str

    def make(self, made):
        return LambdaStep(
            self.title, lambda_func=Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{self.function}", session=SESSION),
            inputs={"model": made["ctr"].properties.ModelArtifacts.S3ModelArtifacts} if "ctr" in made else {},
            outputs=[LambdaOutput("status", LambdaOutputTypeEnum.String)], depends_on=self.depends(made))


AnyStep = Annotated[Union[SparkStep, TrainStep, NotifyStep], Field(discriminator="kind")]


class PipelineSpec(BaseModel):
    name: str
    owner: Owner
    parameters: Dict[str, Union[int, float, str]] = {}
    steps: List[AnyStep]
    prefix: Optional[str] = None

    @model_validator(mode="after")
    def known_steps(self):
        names = {s.name for s in self.steps}
        for s in self.steps:
            if missing := set(s.after) - names:
                raise ValueError(f"{s.name}: unknown {missing}")
        self.prefix = self.prefix or self.owner.team
        return self

    @property
    def slug(self):
        return f"{self.prefix}-{self.name.lower().replace(' ', '-')}"

    def sm_parameters(self):
        for key, value in self.parameters.items():
            title = key.title().replace("_", "")
            if isinstance(value, int):
                yield ParameterInteger(title, default_value=value)
            elif isinstance(value, float):
                yield ParameterFloat(title, default_value=value)
            else:
                yield ParameterString(title, default_value=value)
