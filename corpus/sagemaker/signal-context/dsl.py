"""`with pipeline(...)`, `with group(...)`, `with gate(...)`: steps land in the block in which they are made."""
from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import Iterator

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

_block: ContextVar["Block"] = ContextVar("block")


class Block:
    def __init__(self, session, prefix="", machine="ml.m5.large", after=()):
        self.session = session
        self.prefix = prefix
        self.machine = machine
        self.after = list(after)
        self.steps = []

    def child(self, **changes):
        values = {"session": self.session, "prefix": self.prefix, "machine": self.machine, "after": self.after} | changes
        return Block(**values)

    def add(self, step):
        self.steps.append(step)
        return step


@contextlib.contextmanager
def _entered(block: Block) -> Iterator[Block]:
    token = _block.set(block)
    try:
        yield block
    finally:
        _block.reset(token)


class pipeline(contextlib.AbstractContextManager):
    def __init__(self, name, parameters=()):
        self.name = name
        self.parameters = list(parameters)
        self.result = None
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        self.block = self._stack.enter_context(_entered(Block(PipelineSession())))
        return self

    def __exit__(self, *exc):
        self._stack.close()
        if exc[0] is None:
            self.result = Pipeline(self.name, parameters=self.parameters, steps=self.block.steps, sagemaker_session=self.block.session)
        return False


@contextlib.contextmanager
def group(prefix, *, machine=None, sequential=False):
    """Steps with a common prefix; a sequential group waits for what stood before it."""
    outer = _block.get()
    inner = outer.child(prefix=f"{outer.prefix}{prefix}-", machine=machine or outer.machine, after=outer.steps[-1:] if sequential else outer.after)
    with _entered(inner):
        yield inner
    outer.steps.extend(inner.steps)


@contextlib.contextmanager
def gate(name, *conditions, or_fail=None):
    outer = _block.get()
    with _entered(outer.child(after=())) as then:
        yield
    otherwise = [FailStep(f"{outer.prefix}{name}-failed", error_message=or_fail)] if or_fail else []
    outer.add(ConditionStep(f"{outer.prefix}{name}", conditions=list(conditions), if_steps=then.steps, else_steps=otherwise))


class Output:
    def __init__(self, step, name):
        self.step, self.name = step, name

    def __str__(self):
        return f"{self.step.name}:{self.name}"

    @property
    def uri(self):
        return self.step.properties.ProcessingOutputConfig.Outputs[self.name].S3Output.S3Uri


def job(name, *inputs, out="out", **options):
    block = _block.get()
    machine = options.pop("machine", block.machine)
    if options:
        raise TypeError(f"unexpected {', '.join(options)}")
    proc = ScriptProcessor(role="arn:aws:iam::111122223333:role/signal", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/signal:2",
                           command=["python3"], instance_count=1, instance_type=machine, sagemaker_session=block.session)
    step = ProcessingStep(block.prefix + name, depends_on=block.after or None, step_args=proc.run(
        code=f"s3://signal/{name}.py",
        inputs=[ProcessingInput(source=getattr(i, "uri", i), destination=f"/opt/ml/processing/{n}") for n, i in enumerate(inputs)],
        outputs=[ProcessingOutput(output_name=out, source=f"/opt/ml/processing/{out}")]))
    return Output(block.add(step), out)
