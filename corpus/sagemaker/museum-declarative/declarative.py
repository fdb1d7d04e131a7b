import itertools

from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()


class Field:
    _counter = itertools.count()

    def __init__(self, *args, **kwargs):
        self.order = next(Field._counter)
        self.args, self.kwargs = args, kwargs
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        made = instance.__dict__.setdefault("_made", {})
        if self.name not in made:
            made[self.name] = self.make(instance)
        return made[self.name]


class Param(Field):
    TYPES = {int: ParameterInteger, float: ParameterFloat}

    def make(self, instance):
        default, = self.args
        title = "".join(p.capitalize() for p in self.name.split("_"))
        return self.TYPES.get(type(default), ParameterString)(name=title, default_value=default)


class Job(Field):
    def make(self, instance):
        opts = instance._meta
        sources = []
        for ref in self.args:
            step = getattr(instance, ref) if isinstance(ref, str) else ref.__get__(instance, type(instance))
            sources.append(step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri)
        arguments = [f"--{k}" if v is True else getattr(instance, v).to_string() for k, v in self.kwargs.get("flags", {}).items()]
        p = Processor(opts["image"], opts["role"], self.kwargs.get("count", 1), opts.get("instance", "ml.m5.large"), sagemaker_session=session)
        return ProcessingStep(
            opts["prefix"] + self.name.replace("_", "-"),
            step_args=p.run(arguments=arguments or None,
                            inputs=[ProcessingInput(s, f"/in/{i}") for i, s in enumerate(sources)],
                            outputs=[ProcessingOutput("/out", output_name="out")]))


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        inner = namespace.pop("Meta", None)
        cls = super().__new__(mcs, name, bases, namespace)
        fields, options = {}, {"prefix": ""}
        for base in reversed(cls.__mro__[1:]):
            fields.update(getattr(base, "_fields", {}))
            fields = {k: f for k, f in fields.items() if k not in vars(base) or vars(base)[k] is not None}
            options.update(getattr(base, "_meta", {}))
        for key, value in namespace.items():
            if isinstance(value, Field):
                fields[key] = value
            elif value is None and key in fields:
                del fields[key]
        if inner is not None:
            options.update({k: v for k, v in vars(inner).items() if not k.startswith("__")})
        cls._fields = dict(sorted(fields.items(), key=lambda item: item[1].order))
        cls._meta = options
        if not kw.get("abstract"):
            mcs.registry.append(cls)
        return cls

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)

    registry = []


class Flow(metaclass=Meta, abstract=True):
    def to_pipeline(self):
        values = [(f, getattr(self, n)) for n, f in self._fields.items()]
        return Pipeline(self._meta.get("name", type(self).__name__.lower()),
                        parameters=[v for f, v in values if isinstance(f, Param)],
                        steps=[v for f, v in values if isinstance(f, Job)], sagemaker_session=session)
