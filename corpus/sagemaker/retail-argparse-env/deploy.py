import argparse
import logging
import os
import shlex
import sys
from copy import deepcopy

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

log = logging.getLogger("deploy")
DEFAULTS = {"train": {"rounds": 100, "machine": "ml.m5.xlarge"}, "names": {"prep": "Prep", "train": "Train", "explain": "Explain"}}


class Stores(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        name, _, count = values.partition("=")
        stores = dict(getattr(namespace, self.dest) or {})
        stores[name] = int(count or 1)
        setattr(namespace, self.dest, stores)


def env(name, default=None, cast=str):
    value = os.environ.get(f"RETAIL_{name}")
    return default if value is None else cast(value)


def common():
    p = argparse.ArgumentParser(add_help=False)
    p.add_argument("--account", default=env("ACCOUNT", "000000000000"))
    p.add_argument("--region", default=env("REGION", "us-east-1"))
    p.add_argument("-v", "--verbose", action="count", default=0)
    return p


def parse(argv=None):
    parser = argparse.ArgumentParser(parents=[common()], fromfile_prefix_chars="@", description=__doc__)
    parser.add_argument("--name", required=True)
    parser.add_argument("--store", dest="stores", action=Stores, default={}, metavar="NAME=COUNT")
    parser.add_argument("--models", nargs="+", default=env("MODELS", ["xgb"], lambda v: v.split(":")))
    parser.add_argument("--window", type=lambda t: max(7, int(t)), default=14)
    parser.add_argument("--monitor", action=argparse.BooleanOptionalAction, default=True)
    exclusive = parser.add_mutually_exclusive_group()
    exclusive.add_argument("--explain", action="store_const", const="shap")
    exclusive.add_argument("--no-explain", dest="explain", action="store_const", const=None)
    parser.add_argument("overrides", nargs="*")
    args = parser.parse_args(argv)
    settings = deepcopy(DEFAULTS)
    for item in args.overrides:
        path, value = item.split("=", 1)
        *parents, leaf = path.split(".")
        node = settings
        for parent in parents:
            node = node[parent]
        node[leaf] = type(node.get(leaf, ""))(value)
    args.settings = argparse.Namespace(**settings)
    return args


def build(args):
    session = PipelineSession()
    role = f"arn:aws:iam::{args.account}:role/Retail"
    registry = "{0.account}.dkr.ecr.{0.region}.amazonaws.com".format(args)
    window = ParameterInteger("Window", args.window)
    names = args.settings.names

    def process(name, *sources, command="python prep.py"):
        p = Processor(f"{registry}/retail:1", role, 1, "ml.m5.large", entrypoint=shlex.split(command), sagemaker_session=session)
        return ProcessingStep(name, step_args=p.run(
            arguments=["--window", window.to_string()], inputs=[ProcessingInput(s, f"/opt/ml/processing/{n}") for n, s in enumerate(sources)],
            outputs=[ProcessingOutput("/opt/ml/processing/o", output_name="o")]))

    steps = []
    for store, shards in args.stores.items():
        for shard in range(shards):
            steps.append(process(f"{names['prep']}-{store}" + (f"-{shard}" if shards > 1 else ""), f"s3://retail/{store}/{shard}"))
    data = {s.name: TrainingInput(s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri) for s in steps}
    fitted = []
    for model in args.models:
        est = Estimator(f"{registry}/{model}", role, 1, args.settings.train["machine"], sagemaker_session=session,
                        hyperparameters={"rounds": args.settings.train["rounds"]})
        fitted.append(TrainingStep(f"{names['train']}-{model}", step_args=est.fit(data)))
    steps += fitted
    if args.explain:
        steps.append(process(f"{names['explain']}-{args.explain}", *[f.properties.ModelArtifacts.S3ModelArtifacts for f in fitted],
                             command=f"python explain.py --method '{args.explain}'"))
    if args.monitor:
        steps.append(process("Monitor"))
    if args.verbose > 1:
        steps.append(process("Trace", command="env"))
        log.debug("traced")
    return Pipeline(f"retail-{args.name}-{args.settings.train['rounds']}", [window], steps=steps, sagemaker_session=session)


def main(argv=None):
    args = parse(argv)
    logging.basicConfig(level=logging.DEBUG if args.verbose else logging.INFO)
    pipeline = build(args)
    log.info("%d steps", len(pipeline.steps))
    pipeline.upsert(role_arn=f"arn:aws:iam::{args.account}:role/Retail")
    return 0


if __name__ == "__main__":
    sys.exit(main())
