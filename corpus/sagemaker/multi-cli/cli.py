#!/usr/bin/env python3
"""Create or update the text classification pipelines.

usage: cli.py [--prefix P] deploy {train,infer}... [--nightly]
       cli.py [--prefix P] show {train,infer}
"""
import argparse
import json
import logging
import sys

import boto3
from sagemaker.huggingface import HuggingFace, HuggingFaceModel
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep
from sagemaker.workflow.triggers import PipelineSchedule

log = logging.getLogger("textclf")
VERSIONS = dict(transformers_version="4.26", pytorch_version="1.13", py_version="py39")


class Context:
    def __init__(self, prefix):
        self.prefix = prefix
        self.session = PipelineSession()
        self.account = boto3.client("sts").get_caller_identity()["Account"]
        self.role = f"arn:aws:iam::{self.account}:role/{prefix}-textclf"
        self.bucket = f"{prefix}-textclf-{self.session.boto_region_name}"

    def uri(self, *parts):
        return "s3://" + "/".join([self.bucket, *parts])

    def sklearn(self):
        return SKLearnProcessor("1.2-1", self.role, instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=self.session)


def train_pipeline(ctx):
    corpus = ParameterString("Corpus", ctx.uri("corpus", "labelled.jsonl"))
    tokenize = ProcessingStep(
        name="Tokenize",
        step_args=ctx.sklearn().run(
            code=ctx.uri("code", "tokenize.py"),
            inputs=[ProcessingInput(corpus, "/opt/ml/processing/input")],
            outputs=[ProcessingOutput(output_name=n, source=f"/opt/ml/processing/{n}") for n in ["train", "test"]],
        ),
    )
    hf = HuggingFace(
        entry_point="train.py", source_dir=ctx.uri("code", "train.tar.gz"), role=ctx.role, instance_type="ml.p3.2xlarge", instance_count=1,
        hyperparameters={"model_name": "bert-base-german-cased", "epochs": 2}, sagemaker_session=ctx.session, **VERSIONS,
    )
    uris = [tokenize.properties.ProcessingOutputConfig.Outputs[n].S3Output.S3Uri for n in ("train", "test")]
    train = TrainingStep(name="FineTune", step_args=hf.fit(dict(zip(["train", "test"], map(TrainingInput, uris)))))
    model = HuggingFaceModel(
        model_data=train.properties.ModelArtifacts.S3ModelArtifacts, entry_point="inference.py", source_dir="inference",
        role=ctx.role, sagemaker_session=ctx.session, **VERSIONS,
    )
    register = ModelStep(
        name="Register",
        step_args=model.register(
            content_types=["application/json"], response_types=["application/json"], inference_instances=["ml.m5.xlarge"],
            transform_instances=["ml.m5.xlarge"], model_package_group_name=f"{ctx.prefix}-textclf",
        ),
    )
    return Pipeline(f"{ctx.prefix}-textclf-train", [corpus], steps=[tokenize, train, register], sagemaker_session=ctx.session)


def inference_pipeline(ctx):
    inbox = ParameterString("Inbox", ctx.uri("inbox"))
    model_name = ParameterString("ModelName", default_value=f"{ctx.prefix}-textclf-champion")
    clean = ProcessingStep(
        name="Clean",
        step_args=ctx.sklearn().run(
            code=ctx.uri("code", "clean.py"),
            inputs=[ProcessingInput(inbox, "/opt/ml/processing/input")],
            outputs=[ProcessingOutput(output_name="clean", source="/opt/ml/processing/clean")],
        ),
    )
    predict = TransformStep(
        name="Predict",
        step_args=Transformer(model_name=model_name, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=ctx.session).transform(
            clean.properties.ProcessingOutputConfig.Outputs["clean"].S3Output.S3Uri, content_type="application/json", split_type="Line"
        ),
    )
    return Pipeline(f"{ctx.prefix}-textclf-infer", [inbox, model_name], steps=[clean, predict], sagemaker_session=ctx.session)


BUILDERS = {"train": train_pipeline, "infer": inference_pipeline}


def deploy(ctx, names, nightly):
    for name in names:
        pipeline = BUILDERS[name](ctx)
        answer = pipeline.upsert(ctx.role, parallelism_config=ParallelismConfiguration(max_parallel_execution_steps=2))
        log.info("%s: %s", name, answer["PipelineArn"])
        if nightly and name == "infer":
            pipeline.put_triggers(triggers=[PipelineSchedule(name="nightly", cron="0 2 * * ? *")], role_arn=ctx.role)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prefix", default="demo")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("deploy", "show"):
        command = commands.add_parser(name)
        command.add_argument("pipelines", nargs="+", choices=sorted(BUILDERS))
        if name == "deploy":
            command.add_argument("--nightly", action="store_true")
    args = parser.parse_args(argv)

    ctx = Context(args.prefix)
    if args.command == "deploy":
        deploy(ctx, args.pipelines, args.nightly)
    else:
        for name in args.pipelines:
            json.dump(json.loads(BUILDERS[name](ctx).definition()), sys.stdout, indent=2)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
