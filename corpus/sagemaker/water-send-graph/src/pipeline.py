import argparse
import os
import platform
import sys
import warnings

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from builder import Plan, materialize

warnings.filterwarnings("ignore", category=DeprecationWarning)
if sys.version_info < (3, 9):
    raise RuntimeError("needs Python 3.9, not " + platform.python_version())

BASE = Plan("water") | {"instance": "ml.m5.large"}
PLANS = {
    "quality": BASE.then("load probes") >> "clean" >> ("ph", "chlorine", "turbidity"),
    "leaks": (BASE | {"count": 2}).then("load flows").then("night flow").then("detect", "load flows", "night flow"),
}
PLANS["quality"] = PLANS["quality"].join("alert")


def main(args=None):
    parser = argparse.ArgumentParser(prog=os.path.basename(__file__))
    parser.add_argument("plans", nargs="*", default=sorted(PLANS), metavar="PLAN")
    parser.add_argument("--role", default=os.environ.get("ROLE_ARN", "arn:aws:iam::111122223333:role/water"))
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--upsert", action="store_true")
    group.add_argument("--delete", action="store_true")
    opts = parser.parse_args(args)
    session = PipelineSession()
    for name in opts.plans:
        plan = PLANS[name]
        steps = materialize(plan, session, opts.role)
        assert len(steps) == len(plan)
        pipeline = Pipeline(f"{plan.name}-{name}", steps=list(steps.values()), sagemaker_session=session)
        if opts.delete:
            pipeline.delete()
        elif opts.upsert:
            pipeline.upsert(role_arn=opts.role)
        else:
            print(pipeline.definition())


if __name__ == "__main__":
    main()
