import contextlib
from itertools import cycle, repeat, takewhile

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.pytorch import PyTorch
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/radiology"
HOSPITALS = ["north", "east", "south"]


class Rounds:
    """0, 1, 2 … until told to stop"""

    def __init__(self, limit):
        self.limit, self.n = limit, -1

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n >= self.limit:
            raise StopIteration
        return self.n


def collector():
    """A coroutine: send steps in, get the number so far; None ends it."""
    steps = []
    while (step := (yield len(steps))) is not None:
        steps.append(step)
    return steps


def federated(session, shares):
    base = None
    for number in Rounds(2):
        local = []
        for hospital, share in shares.items():
            est = PyTorch(entry_point="t.py", source_dir="s3://radiology/src.tar.gz", role=ROLE, framework_version="2.0", py_version="py310", instance_count=1,
                          instance_type="ml.g4dn.xlarge", sagemaker_session=session)
            inputs = {"scans": TrainingInput(share)}
            if base is not None:
                inputs["base"] = TrainingInput(base.properties.ProcessingOutputConfig.Outputs["model"].S3Output.S3Uri)
            local.append(TrainingStep(f"Round{number}-{hospital}", step_args=est.fit(inputs)))
            yield local[-1]
        base = ProcessingStep(f"Average{number}", step_args=Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/fed:1", ROLE, 1, "ml.m5.xlarge", sagemaker_session=session).run(
            inputs=[ProcessingInput(s.properties.ModelArtifacts.S3ModelArtifacts, f"/opt/ml/processing/{i}") for i, s in enumerate(local, start=1)],
            outputs=[ProcessingOutput("/opt/ml/processing/model", output_name="model")]))
        yield base


def build_pipeline():
    session = PipelineSession()
    sink = collector()
    next(sink)
    queue = list(HOSPITALS)
    shares = dict(zip(iter(lambda: queue.pop(0) if queue else None, None), map("s3://radiology/{}".format, HOSPITALS), strict=True))
    done = []

    def note(topic, *after):
        nonlocal done
        step = LambdaStep("Note" + topic, lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:note"), inputs={"topic": topic},
                          outputs=[LambdaOutput("id", LambdaOutputTypeEnum.String)], depends_on=list(after))
        done = done + [step]

    with contextlib.ExitStack() as stack:
        stack.callback(note, "End")
        count = 0
        for step in federated(session, shares):
            count = sink.send(step)
            if step.name.startswith("Average"):
                stack.callback(note, f"After{count}", step)
        marks = dict(takewhile(lambda kv: kv[1] != "c", zip(shares, cycle("abc"))))
    try:
        sink.send(None)
    except StopIteration as stop:
        steps = stop.value
    for colour, s in zip(repeat("x", 2), done):
        s.display_name = f"{colour}-{len(marks)}"
    done[0].add_depends_on(done[1:])
    return Pipeline(f"fed-{count}", steps=steps + done, sagemaker_session=session)
