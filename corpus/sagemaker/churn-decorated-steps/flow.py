"""Churn scoring for the telco tenant. Owner: retention-squad."""
import functools
from collections import OrderedDict

import sagemaker
from sagemaker.inputs import TrainingInput
from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

SESSION = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/churn"
REGISTRY = OrderedDict()


def register(fn):
    """Bare decorator: the step a maker returns is remembered under the maker's name."""

    @functools.wraps(fn)
    def inner(*args, **kwargs):
        step = fn(*args, **kwargs)
        REGISTRY.setdefault(fn.__name__, []).append(step)
        return step

    return inner


def after(*makers):
    """Decorator with arguments: what the named makers built so far goes into depends_on."""

    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            step = fn(*args, **kwargs)
            earlier = [s for m in makers for s in REGISTRY.get(m.__name__, ())]
            if earlier:
                step.add_depends_on(earlier)
            return step

        return inner

    return deco


def cached(fn=None, *, days=7):
    """Usable as @cached and as @cached(days=3)."""
    if fn is None:
        return functools.partial(cached, days=days)

    @functools.wraps(fn)
    def inner(*args, **kwargs):
        kwargs.setdefault("cache_config", CacheConfig(enable_caching=True, expire_after=f"P{days}D"))
        return fn(*args, **kwargs)

    return inner


def resilient(attempts):
    def deco(fn):
        def inner(*a, **kw):
            step = fn(*a, **kw)
            step.add_retry_policy(StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=attempts))
            step.add_retry_policy(
                SageMakerJobStepRetryPolicy(exception_types=[SageMakerJobExceptionTypeEnum.CAPACITY_ERROR], max_attempts=attempts * 2)
            )
            return step

        return functools.update_wrapper(inner, fn)

    return deco


months = ParameterInteger(name="MonthsBack", default_value=6)
source = ParameterString(name="CdrLocation", default_value="s3://telco-lake/cdr")


def _sklearn(size="xlarge"):
    return SKLearnProcessor("1.2-1", ROLE, 1, f"ml.m5.{size}", sagemaker_session=SESSION, base_job_name="churn")


@register
@cached(days=1)
def extract(kind, **options):
    return ProcessingStep(
        f"Extract{kind.title().replace('_', '')}",
        step_args=_sklearn().run(
            code="s3://telco-code/extract.py",
            inputs=[ProcessingInput(source=source, destination="/opt/ml/processing/input")],
            outputs=[ProcessingOutput(output_name=kind, source=f"/opt/ml/processing/{kind}")],
            arguments=["--months", months.to_string(), "--kind", kind],
        ),
        **options,
    )


@register
@after(extract)
@cached
def audit(**options):
    return ProcessingStep("AuditExtracts", step_args=_sklearn("large").run(code="s3://telco-code/audit.py"), **options)


@register
@resilient(attempts=3)
@after(audit)
def train(segment, *parts, **options):
    est = Estimator(
        image_uri=sagemaker.image_uris.retrieve("xgboost", "us-east-1", version="1.7-1"),
        role=ROLE, instance_count=1, instance_type="ml.m5.2xlarge", sagemaker_session=SESSION,
        output_path=f"s3://telco-models/{segment}", hyperparameters={"num_round": 200, "objective": "binary:logistic"},
    )
    channels = {
        name: TrainingInput(step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri, content_type="text/csv")
        for step, name in parts
    }
    return TrainingStep(name=f"Train-{segment}", step_args=est.fit(channels), **options)


kinds = ["calls", "top_ups", "tickets"]
extracts = {k: extract(k) for k in kinds}
audit()
for segment in ("prepaid", "postpaid"):
    train(segment, *((extracts[k], k) for k in kinds if not (segment == "postpaid" and k == "top_ups")))

pipeline = Pipeline(
    name="churn-" + train.__name__,
    parameters=[months, source],
    steps=[s for made in REGISTRY.values() for s in made],
    sagemaker_session=SESSION,
)

if __name__ == "__main__":
    print(pipeline.definition())
