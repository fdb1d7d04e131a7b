import functools
import itertools
from types import SimpleNamespace

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

_stack = []


def current():
    return _stack[-1]


def compose(*functions):
    return functools.reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), functions)


def flow(name=None, **defaults):
    """@flow() on a generator function gives a function that builds the Pipeline of what was yielded."""

    def deco(fn):
        @functools.wraps(fn)
        def build(*args, **kwargs):
            ctx = SimpleNamespace(session=PipelineSession(), steps=[], ids=itertools.count(1), **defaults)
            _stack.append(ctx)
            try:
                for item in fn(*args, **kwargs):
                    if isinstance(item, (list, tuple)):
                        ctx.steps.extend(item)
                    elif item is not None:
                        ctx.steps.append(item)
            finally:
                _stack.pop()
            unique = list(dict.fromkeys(ctx.steps))
            return Pipeline(name or fn.__name__.replace("_", "-"), steps=unique, sagemaker_session=ctx.session)

        build.flow = True
        return build

    return deco


class Handle:
    def __init__(self, step, port="out"):
        self.step, self.port = step, port

    def __getitem__(self, port):
        return Handle(self.step, port)

    def __rshift__(self, other):
        other.step.add_depends_on([self.step])
        return other

    @property
    def uri(self):
        return self.step.properties.ProcessingOutputConfig.Outputs[self.port].S3Output.S3Uri


class task:
    def __init__(self, fn=None, *, outputs=("out",), cache=None):
        self.fn, self.outputs, self.cache = fn, outputs, cache

    def __call__(self, *args, **kwargs):
        if self.fn is None:
            return task(args[0], outputs=self.outputs, cache=self.cache)
        ctx = current()
        label = self.fn(*args, **kwargs)
        handles = [a for a in args if isinstance(a, Handle)] + [v for v in kwargs.values() if isinstance(v, Handle)]
        proc = ScriptProcessor(image_uri=ctx.image, command=["python3"], role=ctx.role, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=ctx.session)
        step = ProcessingStep(
            name=f"{next(ctx.ids)}-{label or self.fn.__name__}",
            step_args=proc.run(code=f"s3://textkit/{self.fn.__name__}.py",
                               inputs=[ProcessingInput(source=h.uri, destination=f"/opt/ml/processing/{i}") for i, h in enumerate(handles)],
                               outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in self.outputs]),
            cache_config=CacheConfig(True, self.cache) if self.cache else None,
        )
        ctx.steps.append(step)
        return Handle(step, self.outputs[0])

    many = functools.partialmethod(lambda self, xs, **kw: [self(x, **kw) for x in xs])
