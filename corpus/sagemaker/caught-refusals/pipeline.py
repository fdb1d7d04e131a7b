import logging
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.functions import Join
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep
from sagemaker.processing import Processor

logger = logging.getLogger("p10")
instances = ParameterInteger("Instances", default_value=2)
prefix = ParameterString("Prefix", default_value="runs")
threshold = ParameterFloat("Threshold", default_value=0.5)
role = "arn:aws:iam::111122223333:role/r"


def concrete(value, cast=int):
    """A plain number where there is one, else the default of the parameter."""
    try:
        return cast(value)
    except TypeError as exc:
        logger.warning("not concrete: %s", exc)
        return getattr(value, "default_value", None)


def uri(*parts):
    try:
        return "/".join(parts)
    except TypeError:
        return Join(on="/", values=list(parts))


def shards(n):
    try:
        return list(range(n))
    except TypeError:
        return list(range(concrete(n)))


def label(value):
    try:
        return f"{value}"
    except Exception:
        return value.name.lower()


def parameter(name, value):
    """A parameter of the first type that takes the value."""
    for cls in (ParameterInteger, ParameterFloat, ParameterString):
        try:
            return cls(name, default_value=value)
        except TypeError:
            continue


more = [parameter(name, value) for name, value in {"Depth": 3, "Rate": 0.5, "Bucket": "b", "Zero": 0}.items()]
kinds = "".join(p.parameter_type.python_type.__name__[0] for p in more)

steps = []
for i in shards(instances):
    proc = Processor(role=role, image_uri="i", instance_count=instances, instance_type="ml.m5.large")
    s = ProcessingStep(name=f"shard-{i}-{label(prefix)}-{label(i)}", processor=proc,
                       job_arguments=["--out", uri("s3://bucket", prefix, ExecutionVariables.PIPELINE_EXECUTION_ID, str(i))])
    steps.append(s)

try:
    big = threshold > 0.4
except TypeError:
    big = concrete(threshold, float) > 0.4
if big:
    steps.append(ProcessingStep(name="merge" + label(threshold), processor=Processor(role, "i", 1, "ml.m5.large"), depends_on=steps[:]))

try:
    for _ in prefix:
        steps.pop()
except TypeError:
    pass
else:
    raise SystemExit("iterable?")

try:
    size = len(steps[0].properties.ProcessingInputs)
except TypeError:
    size = 1
try:
    uri_text = steps[0].properties.ProcessingJobArn + "/x"
except (TypeError, ValueError):
    uri_text = None
else:
    size = 99
Pipeline(f"try-{size}-{kinds}", parameters=[instances, prefix, threshold, *more], steps=steps).definition()
