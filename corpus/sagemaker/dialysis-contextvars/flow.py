import contextlib
from contextvars import ContextVar

from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

_flow: ContextVar["Flow"] = ContextVar("flow")
_prefix: ContextVar[tuple] = ContextVar("prefix", default=())
_cache = ContextVar("cache", default=None)


class Flow(contextlib.ExitStack):
    def __init__(self, name, *parameters):
        super().__init__()
        self.name, self.parameters, self.steps = name, list(parameters), []
        self.session = PipelineSession()
        self.pipeline = None

    def __enter__(self):
        super().__enter__()
        self.token = _flow.set(self)
        self.callback(_flow.reset, self.token)
        self.callback(self._compile)
        return self

    def _compile(self):
        self.pipeline = Pipeline(self.name, parameters=self.parameters, steps=self.steps, sagemaker_session=self.session)

    def finally_(self, key, *sources):
        """A step that comes when everything else has been added."""
        self.push(lambda *exc: self.steps.append(job(key, after=list(self.steps))) or False)


@contextlib.contextmanager
def scope(*names):
    token = _prefix.set(_prefix.get() + names)
    try:
        yield "/".join(_prefix.get())
    finally:
        _prefix.reset(token)


class cached(contextlib.ContextDecorator):
    def __init__(self, days):
        self.days = days
        self._tokens = []

    def __enter__(self):
        self._tokens.append(_cache.set(CacheConfig(enable_caching=True, expire_after=f"P{self.days}D")))
        return self

    def __exit__(self, *exc):
        _cache.reset(self._tokens.pop())


def job(key, *sources, after=None):
    flow = _flow.get()
    name = "-".join((*_prefix.get(), key))
    p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/dialysis:1", "arn:aws:iam::111122223333:role/D", 1, "ml.t3.large",
                  sagemaker_session=flow.session)
    args = p.run(inputs=[ProcessingInput(s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/in/{i}")
                         for i, s in enumerate(sources)], outputs=[ProcessingOutput("/out", output_name="o")])
    step = ProcessingStep(name, step_args=args, cache_config=_cache.get(), depends_on=after)
    if after is None:
        flow.steps.append(step)
    return step
