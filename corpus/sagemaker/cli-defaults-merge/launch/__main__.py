"""python -m launch [--segment S]... [--set a.b=c]..."""
import argparse
import json
import os
from collections import ChainMap
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/uplift"


class Merge(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        target = dict(getattr(namespace, self.dest) or {})
        key, _, value = values.partition("=")
        target[key] = json.loads(value)
        setattr(namespace, self.dest, target)


def arguments(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("config", nargs="?", type=Path, default=Path(__file__).with_name("defaults.json"))
    parser.add_argument("--segment", dest="segments", action="append", default=None)
    parser.add_argument("--set", action=Merge, default={}, metavar="K=V")
    parser.add_argument("--seed", type=int, nargs="*", default=[1, 2])
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--evaluate", action="store_true", default=None)
    group.add_argument("--no-evaluate", dest="evaluate", action="store_false")
    parser.add_argument("--suffix", default=os.environ.get("USER_SUFFIX", ""))
    args, rest = parser.parse_known_args(argv)
    extra = dict(r.lstrip("-").split("=", 1) for r in rest)
    return args, extra


def dig(tree, path, default=None):
    for part in path.split("."):
        try:
            tree = tree[part]
        except (KeyError, TypeError):
            return default
    return tree


def main(argv=None):
    args, extra = arguments(argv)
    from_file = json.loads(args.config.read_text())
    given = {k: v for k, v in vars(args).items() if v not in (None, "") and k not in ("config", "set")}
    options = ChainMap(extra, args.set, given, from_file)
    session = PipelineSession()
    steps = []
    for segment in options["segments"]:
        models = []
        for seed in options["seed"]:
            est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/uplift:1", ROLE, dig(options, "train.count", 1), dig(options, "train.instance"), sagemaker_session=session,
                            hyperparameters={"seed": seed, "depth": dig(options, "train.depth", default=6)})
            models.append(TrainingStep("-".join(filter(None, ["Train", segment, str(seed), options.get("suffix")])), step_args=est.fit(f"s3://uplift/{segment}")))
        steps.extend(models)
        if options["evaluate"]:
            p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/uplift-eval:1", ROLE, 1, "ml.m5.large", sagemaker_session=session)
            steps.append(ProcessingStep(f"Evaluate-{segment}", step_args=p.run(
                inputs=[ProcessingInput(m.properties.ModelArtifacts.S3ModelArtifacts, f"/opt/ml/processing/{i}") for i, m in enumerate(models)])))
    return Pipeline(options["name"] + "".join(f"-{k}{v}" for k, v in sorted(extra.items())), steps=steps, sagemaker_session=session)


if __name__ == "__main__":
    first = main()
    second = main(["--segment", "vip", "--seed", "7", "--no-evaluate", "--set", "name=\"uplift-vip\"", "--shard=3"])
    for pipeline in (first, second):
        pipeline.upsert(ROLE)
