import functools

from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionLessThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.step_outputs import get_step

ROLE = "arn:aws:iam::111122223333:role/Carbon"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/carbon:1"
small = functools.partial(step, instance_type="ml.m5.large", image_uri=IMAGE, role=ROLE, keep_alive_period_in_seconds=300)
large = functools.partial(small, instance_type="ml.m5.4xlarge")

country = ParameterString("Country", default_value="CH")
limit = ParameterFloat("Limit", default_value=2.5)


def titled(make=small, **options):
    """Name and display name from the name of the function."""
    def deco(fn):
        name = fn.__name__.strip("_").replace("_", "-")
        return make(name=name, display_name=name.title(), **options)(fn)
    return deco


@titled()
def read_meters(country):
    return [1, 2], {"n": 2}


@titled(make=large, retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=2)])
def normalise(meters, meta=None):
    return meters, 0.1, 0.9


@small
def model(data, kind, *others):
    return {"kind": kind, "error": 1.0}


@step(name="Compare", image_uri=IMAGE, role=ROLE, instance_type="ml.m5.large")
def compare(*models, low, high=1.0):
    return min(models, key=lambda m: m["error"])


@titled(job_name_prefix="pub")
def _publish_(best, to):
    print(best, to)


meters = read_meters(country)
clean = normalise(meters[0], meta=meters[1])

KINDS = ["linear", "boosted", "arima"]
models = []
for kind in KINDS:
    call = step(model.__wrapped__, name=f"Model-{kind}", image_uri=IMAGE, role=ROLE, instance_type="ml.m5.xlarge") \
        if hasattr(model, "__wrapped__") else model
    models.append(call(clean[0], kind, *models[-1:]))

best = compare(*models, **dict(zip(["low", "high"], [clean[i] for i in (1, 2)])))
targets = {t: _publish_(best, t) for t in ("dashboard",)}
get_step(targets["dashboard"]).add_depends_on([get_step(m) for m in models[:2]])

fallback = functools.reduce(lambda acc, k: model(acc, k), ["mean"], clean[0])
gate = ConditionStep(
    name="GoodEnough",
    conditions=[ConditionLessThan(left=best["error"], right=limit), ConditionGreaterThan(left=clean[2], right=0.5)],
    if_steps=[targets["dashboard"]],
    else_steps=[fallback, FailStep(name="NotGoodEnough", error_message="error too high")],
)

pipeline = Pipeline(name="carbon", parameters=[country, limit], steps=[gate, best])

if __name__ == "__main__":
    pipeline.upsert(role_arn=ROLE)
