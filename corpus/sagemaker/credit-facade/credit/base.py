from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession


class PipelineBase:
    prefix = "credit"

    def __init__(self, *, name, **kwargs):
        if kwargs:
            raise TypeError(f"unexpected {sorted(kwargs)}")
        self._name = name
        self._steps = []
        self.session = PipelineSession()

    @property
    def name(self):
        return f"{self.prefix}-{self._name}"

    @property
    def parameters(self):
        return []

    def steps(self):
        return list(self._steps)

    def compile(self):
        return Pipeline(name=self.name, parameters=self.parameters, steps=self.steps(), sagemaker_session=self.session)

    @classmethod
    def from_dict(cls, data):
        mixins = [m for key, m in cls.features().items() if data.pop(key, False)]
        if mixins:
            cls = type("_".join([cls.__name__, *(m.__name__ for m in mixins)]), (*mixins, cls), {"__module__": __name__})
        return cls(**data)

    @classmethod
    def features(cls):
        return {}
