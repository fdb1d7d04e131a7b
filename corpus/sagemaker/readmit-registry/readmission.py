from functools import partial, singledispatchmethod

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy, StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import ProcessingStep, Step, TrainingStep

import registry
from registry import maker, retrying

ROLE = "arn:aws:iam::111122223333:role/Readmit"
IMG = "111122223333.dkr.ecr.us-east-1.amazonaws.com/readmit"


class Context:
    def __init__(self):
        self.session = PipelineSession()
        self.steps, self.tags = {}, {}
        self.cohort = ParameterString("Cohort", default_value="adult", enum_values=["adult", "child"])

    def record(self, key, step, tags=()):
        self.steps[key] = step
        for tag in tags:
            self.tags.setdefault(tag, []).append(step)

    @singledispatchmethod
    def source(self, what):
        raise TypeError(type(what))

    @source.register
    def _(self, what: str):
        if what.startswith("s3://"):
            return what
        return self.source(self.steps[what])

    @source.register
    def _(self, what: ProcessingStep):
        return what.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri

    @source.register
    def _(self, what: TrainingStep):
        return what.properties.ModelArtifacts.S3ModelArtifacts

    @source.register(PipelineVariable)
    def _variable(self, what):
        return what


def process(ctx, name, *inputs, retries=0, deps=(), args=None):
    proc = ScriptProcessor(image_uri=f"{IMG}:proc", command=["python3"], role=ROLE, instance_count=1, instance_type="ml.m5.xlarge",
                           sagemaker_session=ctx.session)
    policies = [StepRetryPolicy([StepExceptionTypeEnum.THROTTLING], max_attempts=retries, interval_seconds=30)] if retries else None
    run = proc.run(code=f"s3://readmit/{registry.snake(name)}.py", arguments=args,
                   inputs=[ProcessingInput(ctx.source(i), f"/opt/ml/processing/{n}") for n, i in enumerate(inputs)],
                   outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")])
    return ProcessingStep(name, step_args=run, retry_policies=policies, depends_on=list(deps) or None)


@maker(priority=10, tags=("phi",))
@retrying(4)
def admissions(ctx, name, retries):
    return process(ctx, name, "s3://readmit/raw/admissions", retries=retries, args=["--cohort", ctx.cohort])


@maker(priority=10, tags=("phi", "slow"))
def lab_results(ctx, name):
    return process(ctx, name, "s3://readmit/raw/labs")


@maker(name="JoinVisits", priority=5)
def visits(ctx, name):
    return process(ctx, name, *ctx.steps)


def _train(ctx, name, depth, policy=True):
    est = Estimator(f"{IMG}:train", ROLE, 1, "ml.m5.2xlarge", sagemaker_session=ctx.session, hyperparameters={"depth": depth})
    return TrainingStep(name, step_args=est.fit({"train": TrainingInput(ctx.source("visits"))}), retry_policies=[
        SageMakerJobStepRetryPolicy([SageMakerJobExceptionTypeEnum.CAPACITY_ERROR], max_attempts=3)] if policy else [])


for horizon, depth in {30: 6, 90: 8}.items():
    make = partial(_train, depth=depth, policy=horizon == 30)
    make.__name__ = f"model_{horizon}"
    maker(make, name=f"Readmit{horizon}d", priority=1)


@maker(priority=-5)
def report(ctx, name):
    trained = [s for s in ctx.steps.values() if isinstance(s, TrainingStep)]
    return process(ctx, name, *trained, "s3://readmit/template", deps=ctx.tags["slow"])


ctx = Context()
for fn in registry.ordered():
    fn(ctx)

pipeline = Pipeline("readmission", [ctx.cohort], steps=list(ctx.steps.values()), sagemaker_session=ctx.session)
