#!/usr/bin/env python3
import argparse
import shlex
import sys

from sagemaker.lambda_helper import Lambda
from sagemaker.processing import Processor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

ROLE = "arn:aws:iam::111122223333:role/toolbox"
session = PipelineSession()
PIPELINES = []


def step(name, args=(), after=None, cache=None, instance="ml.m5.large"):
    p = Processor(role=ROLE, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/tool:1", instance_count=1, instance_type=instance, sagemaker_session=session)
    return ProcessingStep(name, step_args=p.run(arguments=list(args) or None, outputs=[ProcessingOutput(source="/opt/ml/processing/o", output_name="o")]),
                          depends_on=after, cache_config=CacheConfig(True, cache) if cache else None)


def ingest(ns):
    steps = [step(f"{ns.prefix}Ingest{i}", ["--source", s], cache=ns.cache) for i, s in enumerate(ns.sources)]
    if ns.merge:
        steps.append(step(f"{ns.prefix}Merge", after=steps[:]))
    return steps


def run(ns):
    name, *words = ns.command
    return [step(ns.prefix + name.title(), words, instance=ns.instance * ns.big or "ml.t3.medium")]


def notify(ns):
    return [LambdaStep(f"{ns.prefix}Notify{n}", lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:n"), inputs={"to": who}, depends_on=PIPELINES and [PIPELINES[-1].steps[-1]] or None)
            for n, who in enumerate(ns.who or [ns.default_who], 1)]


def make_parser():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-p", "--prefix", default="", type=str.title)
    common.add_argument("-v", action="count", default=0)
    top = argparse.ArgumentParser(description="toolbox")
    sub = top.add_subparsers(title="commands", dest="cmd", required=True)
    p = sub.add_parser("ingest", parents=[common], aliases=["in"])
    p.add_argument("sources", nargs="+", choices=["crm", "web", "shop"])
    p.add_argument("--merge", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--cache", nargs="?", const="P1D")
    p.set_defaults(func=ingest)
    p = sub.add_parser("run", parents=[common])
    p.add_argument("-b", dest="big", action="store_true")
    p.add_argument("--instance", default="ml.m5.4xlarge")
    p.add_argument("command", nargs=argparse.REMAINDER)
    p.set_defaults(func=run)
    p = sub.add_parser("notify", parents=[common])
    p.add_argument("--who", action="extend", nargs="*")
    p.set_defaults(func=notify, default_who="everyone")
    return top


SCRIPT = """
ingest crm web --prefix=night -v
in shop web --no-merge --cache
run -vvb -p day train --epochs 3 -v
notify --who a b --who c
notify -pzz
"""


def main():
    parser = make_parser()
    for number, line in enumerate(SCRIPT.strip().splitlines()):
        ns = parser.parse_args(shlex.split(line))
        steps = ns.func(ns)
        PIPELINES.append(Pipeline(f"tool-{number}-{ns.cmd}-v{ns.v}", steps=steps, sagemaker_session=session))
    return 0


if __name__ == "__main__":
    code = main()
    for p in PIPELINES:
        p.upsert(ROLE)
    sys.exit(code)
