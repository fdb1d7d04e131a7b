from enum import Enum, IntEnum, StrEnum, auto, unique
from functools import total_ordering, partial

from sagemaker.clarify import DataConfig, ModelConfig, SHAPConfig
from sagemaker.model import Model
from sagemaker.model_monitor import DatasetFormat
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep

session = PipelineSession()
ROLE, IMG = "arn:aws:iam::111122223333:role/g", "111122223333.dkr.ecr.us-east-1.amazonaws.com/g:1"
steps = {}


def _process(mode, region):
    p = ScriptProcessor(ROLE, IMG, ["python3"], 1, "ml.m5.large", sagemaker_session=session)
    return ProcessingStep(f"{mode}{region}", step_args=p.run(f"s3://g/{mode}.py", outputs=[ProcessingOutput(output_name="rows", source="/opt/ml/processing/rows")]))


def _check(mode, region):
    src = steps[Mode.LOAD, region].properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri
    return QualityCheckStep(f"{mode}{region}", check_job_config=CheckJobConfig(role=ROLE, sagemaker_session=session), skip_check=True,
                            quality_check_config=DataQualityCheckConfig(src, DatasetFormat.csv(), f"s3://g/q/{region.value}"), model_package_group_name="g")


def _fit(mode, region):
    src = steps[Mode["LOAD"], region].properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri
    e = Estimator(IMG, ROLE, 1, "ml.m5.large", sagemaker_session=session)
    return TrainingStep(f"{mode}{region}", step_args=e.fit({"train": TrainingInput(src)}), depends_on=[s for (m, r), s in steps.items() if m is Mode.CHECK and r == region])


def _score(mode, region):
    model = Model(IMG, model_data=steps[Mode.FIT, region].properties.ModelArtifacts.S3ModelArtifacts, role=ROLE, sagemaker_session=session)
    made = ModelStep(f"Model{region}", step_args=model.create("ml.m5.large"))
    steps["model", region] = made
    t = Transformer(made.properties.ModelName, 1, "ml.m5.large", sagemaker_session=session)
    return TransformStep(f"{mode}{region}", step_args=t.transform(f"s3://g/{region}"))


class Region(StrEnum):
    EU = auto()
    US_EAST = "us"
    ASIA = "asia"

    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.value == str(value).lower()), cls.EU)


Tier = IntEnum("Tier", "BRONZE SILVER GOLD", start=10)


@unique
class Mode(Enum):
    LOAD = (1, partial(_process), None)
    CHECK = (2, partial(_check), Tier.SILVER)
    FIT = (3, partial(_fit), None)
    SCORE = (4, partial(_score), Tier.GOLD)

    def __init__(self, order, make, at_least):
        self.order = order
        self.make = make
        self.at_least = at_least

    def __lt__(self, other):
        return self.order < other.order

    def __str__(self):
        return self.name.capitalize()

    def wanted(self, tier):
        return self.at_least is None or tier >= self.at_least

    def __call__(self, region):
        steps[self, region] = self.make(self, region)
        return steps[self, region]


PLAN = {"EU": "GOLD", "us": "SILVER", "mars": "BRONZE", Region.ASIA: Tier(10)}
for key, tier in PLAN.items():
    region = Region(key)
    tier = tier if isinstance(tier, Tier) else Tier[tier]
    if (Mode.LOAD, region) in steps:
        continue
    for mode in sorted(Mode, reverse=False):
        if mode.wanted(tier):
            mode(region)

pipeline = Pipeline(f"matchmaking-{len(Mode)}-{Tier.GOLD:d}-{Region.EU}", steps=list(steps.values()), sagemaker_session=session)
