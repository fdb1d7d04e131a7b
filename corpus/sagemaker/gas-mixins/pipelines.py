"""Leak detection: cooperative mixins, properties, __dict__ tricks, class decorators that add methods."""
import functools
import types
import weakref
from contextlib import ExitStack, closing, contextmanager

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_collections import StepCollection
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


def expose(*names, via):
    """Forwards attributes to another one."""

    def add(cls):
        for name in names:
            setattr(cls, name, property(lambda self, n=name: getattr(getattr(self, via), n)))
        return cls

    return add


def memoize(method):
    key = f"_{method.__name__}_cache"

    @functools.wraps(method)
    def inner(self, *args):
        cache = self.__dict__.setdefault(key, {})
        if args not in cache:
            cache[args] = method(self, *args)
        return cache[args]

    inner.uncached = method
    return inner


class Environment:
    role = "arn:aws:iam::111122223333:role/gas"
    image = "gas:5"

    def __init__(self, **overrides):
        vars(self).update(overrides)
        self.session = PipelineSession()

    def close(self):
        print("closed", type(self).__name__)


@expose("role", "image", "session", via="env")
class Base:
    def __init__(self, env, *, region, **kwargs):
        super().__init__(**kwargs)
        self.env = env
        self.region = region
        self._steps = []

    def __iter__(self):
        return iter(self._steps)

    def add(self, step):
        self._steps.append(step)
        return step

    @memoize
    def script(self, name, *reads):
        p = ScriptProcessor(role=self.role, image_uri=self.image, command=["python3"], instance_count=1, instance_type="ml.m5.large",
                            sagemaker_session=self.session)
        return self.add(ProcessingStep(f"{name}-{self.region}", step_args=p.run(
            code=f"s3://gas/{name}.py",
            inputs=[ProcessingInput(self.script(r).properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/opt/ml/processing/{r}") for r in reads],
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")])))

    def assemble(self):
        for cls in reversed(type(self).__mro__):
            hook = cls.__dict__.get("on_assemble")
            if hook:
                hook(self)
        return self


class Sensors:
    def __init__(self, *args, sensors=2, **kwargs):
        super().__init__(*args, **kwargs)
        self.sensors = sensors

    def on_assemble(self):
        for i in range(self.sensors):
            self.script(f"sensor{i}")
        self.script("join", *(f"sensor{i}" for i in range(self.sensors)))


class Learned:
    threshold = None

    def on_assemble(self):
        est = Estimator(self.image, self.role, 1, "ml.m5.large", sagemaker_session=self.session)
        joined = self.script("join", *(f"sensor{i}" for i in range(self.sensors)))
        self.model = self.add(TrainingStep(f"train-{self.region}", step_args=est.fit({
            "x": joined.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri})))


class Alerting:
    def on_assemble(self):
        alert = self.script("alert")
        if model := getattr(self, "model", None):
            alert.add_depends_on([model])


class Leak(Alerting, Learned, Sensors, Base):
    pass


class Simple(Alerting, Sensors, Base):
    def on_assemble(self):
        self.script("simple")


def make(cls, **options):
    with ExitStack() as stack:
        env = stack.enter_context(closing(Environment(image="gas:6")))
        built = cls(env, **options).assemble()
        return Pipeline(f"gas-{cls.__name__.lower()}-{built.region}", steps=list(built), sagemaker_session=env.session)


Extra = types.new_class("Extra", (Leak,), {}, lambda ns: ns.update(threshold=0.5))
pipelines = [make(Leak, region="north"), make(Simple, region="south", sensors=1), make(Extra, region="east", sensors=3)]
