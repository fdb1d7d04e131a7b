from contextlib import ExitStack, contextmanager, suppress
from functools import partial, reduce
from sagemaker.processing import ScriptProcessor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()
role = "arn:aws:iam::111122223333:role/r"

def numbering(start=1):
    n = start - 1
    def next_name(base):
        nonlocal n
        n += 1
        return f"{n:02d}-{base}"
    return next_name

class Scope:
    current = None
    def __init__(self, label):
        self.label, self.steps = label, []
    def __enter__(self):
        self.outer, Scope.current = Scope.current, self
        return self
    def __exit__(self, kind, *_):
        Scope.current = self.outer
        if self.outer is not None and kind is None:
            self.outer.steps.extend(self.steps)
        return kind is KeyError

@contextmanager
def after(step):
    scope = Scope.current
    mark = len(scope.steps)
    yield
    for s in scope.steps[mark:]:
        if not s.depends_on:
            s.depends_on = [step]

name = numbering()
processor = ScriptProcessor(role=role, image_uri="i", command=["python3"], instance_count=1, instance_type="ml.m5.large", sagemaker_session=sess)
run = partial(processor.run, code="s3://c/main.py")
bare = partial(ScriptProcessor.run, processor)

def step(base, source=None, call=run, **kw):
    inputs = [ProcessingInput(source=source, destination="/opt/in")] if source is not None else None
    s = ProcessingStep(name(base), step_args=call(inputs=inputs, outputs=[ProcessingOutput(output_name="o", source="/opt/out")], **kw))
    Scope.current.steps.append(s)
    return s

out = lambda s: s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri

with Scope("all") as top:
    first = step("first")
    with ExitStack() as stack:
        inner = stack.enter_context(Scope("inner"))
        stack.enter_context(after(first))
        step("free")
        chained = reduce(lambda prev, b: step(b, out(prev)), ["x", "y"], first)
        stack.callback(lambda: step("late"))
    with Scope("broken") as broken:
        step("lost")
        {}["nothing"]
        step("never")
    with suppress(ValueError, TypeError):
        step("kept", out(chained), bare, code="s3://c/other.py")
        int("no")
        step("not reached")

Pipeline("closures", steps=top.steps, sagemaker_session=sess).definition()
