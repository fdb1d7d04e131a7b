from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline_context import PipelineSession


class CountCalls:
    """A decorator that is a class; keeps count."""

    def __init__(self, fn):
        self.fn = fn
        self.n = 0
        self.__name__ = fn.__name__

    def __call__(self, *args, **kwargs):
        self.n += 1
        return self.fn(*args, number=self.n, **kwargs)


class Ctx:
    def __init__(self):
        self.session = PipelineSession()
        self.role = "arn:aws:iam::111122223333:role/plant"
        self.window = ParameterInteger("WindowMinutes", default_value=30)
        self.line = ParameterString("Line", default_value="A", enum_values=["A", "B"])

    @property
    def parameters(self):
        return [v for k, v in sorted(vars(self).items()) if k in {"window", "line"}]

    def label(self, *what):
        return "-".join(("plant7",) + what)
