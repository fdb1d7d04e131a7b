"""What every pipeline at Acme imports first."""
import functools
import weakref

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow import steps as _steps
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

_NAMESPACE = []
_MADE = []


def _prefixed(init):
    @functools.wraps(init)
    def __init__(self, name, *args, **kwargs):
        init(self, ".".join([*_NAMESPACE, name]).replace(".", "-"), *args, **kwargs)
        _MADE.append(self)
    return __init__


ProcessingStep.__init__ = _prefixed(ProcessingStep.__init__)


def namespace(*names):
    def deco(fn):
        @functools.wraps(fn)
        def call(*a, **k):
            _NAMESPACE.extend(names)
            try:
                return fn(*a, **k)
            finally:
                del _NAMESPACE[-len(names):]
        return call
    return deco


def drain():
    made, _MADE[:] = _MADE[:], []
    return made


class AcmeProcessor(ScriptProcessor):
    IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/acme:2"

    def __init__(self, instance_type="ml.m5.large", **kw):
        super().__init__(image_uri=self.IMAGE, command=["python3"], role="arn:aws:iam::111122223333:role/Acme",
                         instance_count=kw.pop("instance_count", 1), instance_type=instance_type, sagemaker_session=PipelineSession(), **kw)

    def go(self, script, *sources, **kw):
        return self.run(code=f"s3://acme/{script}", inputs=[ProcessingInput(source=s, destination=f"/opt/ml/{i}") for i, s in enumerate(sources)],
                        outputs=[ProcessingOutput(output_name="out", source="/opt/ml/out")], **kw)

    sql = functools.partialmethod(go, "run_sql.py")


class AcmeStep(ProcessingStep):
    def __init__(self, name, *sources, script=None, machine="ml.m5.large", after=(), **kw):
        args = AcmeProcessor(machine).go(script or f"{name}.py", *(s.out if isinstance(s, AcmeStep) else s for s in sources))
        super().__init__(name, step_args=args, cache_config=CacheConfig(enable_caching=True, expire_after="P1D"), depends_on=list(after), **kw)

    @property
    def out(self):
        return self.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri


class AcmePipeline(Pipeline):
    def __init__(self, name, *, steps=None, notify=True, **kw):
        steps = drain() if steps is None else steps
        if notify:
            fn = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:acme-done", session=PipelineSession())
            steps = [*steps, LambdaStep("notify", fn, inputs={"pipeline": name}, depends_on=[steps[-1]])]
        super().__init__(name=f"acme-{name}", steps=steps, **kw)
        type(self).instances.add(self)

    instances = weakref.WeakSet()
