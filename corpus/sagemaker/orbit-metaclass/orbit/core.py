import inspect
import re
from types import MappingProxyType, new_class

from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class Phase:
    """A descriptor which is the step of the mission that it is read from."""
    instance = "ml.m5.large"

    def __init__(self, *needs, **env):
        self.needs, self.env = needs, env

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.setdefault("_" + self.name, None) or self.make(obj)

    def __set__(self, obj, value):
        raise AttributeError(f"{self.name} is fixed")

    @property
    def title(self):
        return re.sub(r"(?:^|_)(\w)", lambda m: m[1].upper(), self.name)

    def make(self, mission):
        upstream = [getattr(mission, n if isinstance(n, str) else n.name) for n in self.needs]
        proc = Processor(mission.role, f"{type(mission).__name__.lower()}:{mission.version}", 1, self.instance,
                         entrypoint=["fly"], env={**mission.env, **self.env} or None, sagemaker_session=mission.session)
        step = ProcessingStep(name=mission.prefix + self.title, step_args=proc.run(
            inputs=[ProcessingInput(source=u.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri, destination=f"/in/{i}", input_name=f"i{i}") for i, u in enumerate(upstream)],
            outputs=[ProcessingOutput(source="/out", output_name="out")]))
        mission.__dict__["_" + self.name] = step
        return step

    def __class_getitem__(cls, instance):
        return new_class(f"{cls.__name__}_{instance}", (cls,), exec_body=lambda ns: ns.update(instance=f"ml.{instance}"))


class Burn(Phase):
    def make(self, mission):
        step = super().make(mission)
        step.description = f"burn {self.name}"
        return step


class Coast(Phase):
    instance = "ml.t3.medium"


class Template:
    """Stands for a base class that is made late."""
    def __init__(self, **phases):
        self.phases = phases

    def __mro_entries__(self, bases):
        made = type("Templated", (), {k: v for k, v in self.phases.items()})
        return (made,)


class MissionMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, *, prefix=None, **kw):
        return {"prefix": prefix if prefix is not None else name[:3]}

    def __new__(mcs, name, bases, ns, *, prefix=None, env=(), **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        cls.env = MappingProxyType(dict(getattr(cls, "env", {})) | dict(env))
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.registry = getattr(cls, "registry", [])
        if not inspect.isabstract(cls) and bases:
            cls.registry.append(cls)

    def __truediv__(cls, other):
        return type(cls)(cls.__name__ + other.__name__, (cls, other), {"__module__": cls.__module__}, prefix=cls.prefix + other.prefix)

    @property
    def phases(cls):
        found = {}
        for klass in reversed(cls.__mro__):
            for name, value in vars(klass).items():
                if isinstance(value, Phase):
                    found[name] = value
                elif name in found and value is None:
                    del found[name]
        return found


class Mission(metaclass=MissionMeta):
    role = "arn:aws:iam::111122223333:role/o"
    session = PipelineSession()
    version: int = 1

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        cls.version = sum(1 for k in cls.__mro__ if isinstance(k, MissionMeta))

    def fly(self):
        steps = [getattr(self, name) for name in type(self).phases]
        return Pipeline(type(self).__qualname__, steps=steps, sagemaker_session=self.session)
