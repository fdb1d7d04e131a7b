"""Ridership: dev, staging and prod differ by what they run."""
import enum
from functools import cache
from types import MappingProxyType

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import LocalPipelineSession, PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TuningStep
from sagemaker.xgboost.estimator import XGBoost


class Do(enum.Flag):
    INGEST = enum.auto()
    TRAIN = enum.auto()
    TUNE = enum.auto()
    REPORT = enum.auto()
    BASIC = INGEST | TRAIN
    ALL = BASIC | TUNE | REPORT


class S(enum.StrEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return f"{count + 1}-{name.title()}"

    INGEST = enum.auto()
    FEATURES = enum.auto()
    TRAIN = enum.auto()
    TUNE = enum.auto()
    REPORT = enum.auto()

    @property
    def script(self):
        return f"s3://transit/code/{self.name.lower()}.py"


class Env(enum.Enum):
    DEV = ("dev", Do.BASIC, 1)
    STAGING = ("stg", Do.ALL & ~Do.TUNE, 2)
    PROD = ("prod", Do.ALL, 4)

    def __init__(self, short, what, size):
        self.short, self.what, self.size = short, what, size

    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.short == value), None)

    def __contains__(self, flag):
        return flag in self.what

    @property
    def role(self):
        accounts = MappingProxyType({Env.DEV: "111122223333"})
        return f"arn:aws:iam::{accounts.get(self, '444455556666')}:role/Transit{self.name.capitalize()}"

    @property
    def lines(self):
        return ["S1", "S2", "T10", "T14"][: self.size]


@cache
def session(env):
    return PipelineSession(default_bucket=f"transit-{env.short}")


def script(env, name, label, sources=(), **more):
    p = ScriptProcessor(role=env.role, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/t:1", command=["python"],
                        instance_count=env.size, instance_type="ml.m5.large", sagemaker_session=session(env))
    return ProcessingStep(label, step_args=p.run(
        code=name.script, inputs=[ProcessingInput(source=s, destination=f"/opt/ml/processing/i{n}") for n, s in enumerate(sources)],
        outputs=[ProcessingOutput(output_name="data", source="/opt/ml/processing/data")]), **more)


def data(step):
    return step.properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri


def build(env: Env) -> Pipeline:
    season = ParameterString("Season", default_value="winter" if env is not Env.PROD else "all")
    trees = ParameterInteger("Trees", default_value=100 * env.size)
    steps = []
    ingests = [script(env, S.INGEST, f"{S.INGEST}-{line}") for line in env.lines if Do.INGEST in env]
    features = script(env, S.FEATURES, S.FEATURES.value, map(data, ingests))
    steps.extend([*ingests, features])

    xgb = XGBoost(entry_point="train.py", source_dir="s3://transit/src.tar.gz", framework_version="1.5-1", role=env.role, instance_count=1,
                  instance_type="ml.m5.xlarge", hyperparameters={"n_estimators": trees}, sagemaker_session=session(env))
    channels = {"train": TrainingInput(data(features))}
    if Do.TUNE in env:
        tuner = HyperparameterTuner(xgb, "validation:rmse", {"eta": ContinuousParameter(0.01, 0.3), "max_depth": IntegerParameter(3, 9)},
                                    objective_type="Minimize", max_jobs=8, max_parallel_jobs=2)
        fitted = TuningStep(str(S.TUNE), step_args=tuner.fit(channels))
        best = fitted.get_top_model_s3_uri(top_k=0, s3_bucket=session(env).default_bucket())
    else:
        fitted = TrainingStep(str(S.TRAIN), step_args=xgb.fit(channels))
        best = fitted.properties.ModelArtifacts.S3ModelArtifacts
    steps.append(fitted)
    if Do.REPORT in env:
        steps.append(script(env, S.REPORT, S.REPORT, [best], depends_on=ingests[:1]))
    return Pipeline(f"ridership-{env.short}", [season, trees], steps=steps, sagemaker_session=session(env))


PIPELINES = {env.name: build(env) for env in Env}
assert Env("stg") is Env.STAGING

if __name__ == "__main__":
    for name, pipeline in PIPELINES.items():
        pipeline.upsert(role_arn=Env[name].role)
