import shlex

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

import sys
import pathlib
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from radio.registry import discover  # noqa: E402

SPEC = """
Decode
Loud mode=slow count=2
Quiet
Genre machine=ml.g5.xlarge epochs=7
"""


class Context:
    role = "arn:aws:iam::111122223333:role/radio"
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/radio:1"

    def __init__(self, spec):
        self.session = PipelineSession()
        known = discover("stages")
        self.stages = {}
        for line in filter(None, map(str.strip, spec.splitlines())):
            name, *options = shlex.split(line)
            self.stages[name] = known[name](**dict(o.split("=", 1) for o in options))
        self.steps = {}

    def get(self, name):
        if name not in self.steps:
            self.steps[name] = self.stages[name].make(self)
        return self.steps[name]


if __name__ == "__main__":
    ctx = Context(SPEC)
    pipeline = Pipeline("radio", steps=[ctx.get(n) for n in reversed(ctx.stages)], sagemaker_session=ctx.session)
    pipeline.upsert(ctx.role)
