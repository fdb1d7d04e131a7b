from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import get_step, step
from sagemaker.workflow.parameters import ParameterFloat
from sagemaker.workflow.pipeline import Pipeline

from flowkit import KEEP, defaults, task, tasks

PORTS = ["dover", "calais", "brest"]
OFFSETS = {"dover": 0, "calais": 1}
surge = ParameterFloat("Surge", 0.4)


@task(name="gauge-{port}")
def gauge(port, offset=0, *, unit="m"):
    return port, offset, unit


with defaults(instance_type="ml.c5.2xlarge", keep_alive_period_in_seconds=300) as big:

    @task
    def harmonics(first, second):
        return {"m2": 1.0, "s2": 0.3}, [first, second]

    @tasks
    class Forecast:
        def astro(constants, days=7):
            return days

        def weather(surge):
            return surge

        _hidden = lambda: None


assert harmonics.options["instance_type"] == big["instance_type"] != gauge.options["instance_type"]
readings = {p: gauge(p, OFFSETS.get(p, -1)) for p in PORTS}
pairs = []
for (a, b), n in zip(zip(PORTS, PORTS[1:]), "xy", strict=True):
    if n == "x":
        constants, *_ = [harmonics(readings[a], readings[b])]
        pairs.append(Forecast.astro(constants[0]["m2"], days=3))
    else:
        pairs.append(Forecast.weather(surge))

check = task(lambda limit, *values: max(values), name="check-{limit.name}")
worst = check(surge, *pairs)


@step(name="publish", role="arn:aws:iam::111122223333:role/tide", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/tide:1", instance_type="ml.t3.medium")
def publish(*forecasts, brest=None):
    return len(forecasts)


published = publish(*pairs, brest=readings["brest"])
get_step(published).add_depends_on([get_step(readings["dover"])])
gate = ConditionStep(name="gate", conditions=[ConditionGreaterThan(left=worst, right=surge)],
                     if_steps=[FailStep("storm", error_message="stay in harbour")], else_steps=[published])
assert [get_step(k).name for k in KEEP][0] == "gauge-dover"
pipeline = Pipeline("tide", parameters=[surge], steps=[gate, readings["brest"]])
pipeline.upsert(role_arn="arn:aws:iam::111122223333:role/tide")
