import inspect
import os
import sys

try:
    import clickx as click
except ImportError:
    click = None

import sagemaker
from sagemaker.inputs import TransformInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TransformStep

if click is None:
    class _Click:
        """Enough of click for us: options become keyword arguments with their defaults."""

        def __init__(self):
            self.commands = {}

        def option(self, *flags, default=None, is_flag=False, multiple=False, type=str, **_):
            def deco(fn):
                params = fn.__dict__.setdefault("params", {})
                name = max(flags, key=len).lstrip("-").replace("-", "_")
                params[name] = False if is_flag and default is None else tuple(default or ()) if multiple else default
                return fn
            return deco

        def command(self, name=None):
            def deco(fn):
                def run(*args, **given):
                    known = inspect.signature(fn).parameters
                    return fn(*args, **{k: v for k, v in {**fn.params, **given}.items() if k in known})
                run.__name__ = name or fn.__name__
                self.commands[run.__name__] = run
                return run
            return deco

        def echo(self, text):
            sys.stderr.write(text + "\n")

    click = _Click()


def setting(name, fallback=None):
    try:
        return os.environ[f"SCORING_{name.upper()}"]
    except KeyError:
        if fallback is None:
            raise
        return fallback


@click.command("score")
@click.option("--region", "-r", multiple=True, default=["emea", "apac"])
@click.option("--instance-type", default="ml.m5.xlarge", type=str, show_default=True)
@click.option("--dry", is_flag=True)
@click.option("--chunks", default=2, type=int)
def score(region, instance_type, dry, chunks):
    """Nightly batch scoring."""
    session = PipelineSession()
    role = setting("role", "arn:aws:iam::111122223333:role/scoring")
    artefact = ParameterString("ModelArtefact", setting("model", "s3://scoring/model.tar.gz"))
    model = Model(image_uri=sagemaker.image_uris.retrieve("xgboost", "us-east-1", "1.5-1"), model_data=artefact, role=role, sagemaker_session=session)
    create = ModelStep("Model", step_args=model.create(instance_type=instance_type))
    steps = [create]
    for r in region:
        pending = list(range(chunks))
        before = None
        while pending:
            chunk = pending.pop(0)
            pull = ProcessingStep(f"Pull-{r}-{chunk}", step_args=ScriptProcessor(
                image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/pull:1", command=["python3"], role=role, instance_type=instance_type,
                instance_count=1, sagemaker_session=session).run(
                code="s3://scoring/code/pull.py", arguments=["--region", r, "--chunk", f"{chunk}/{chunks}"],
                outputs=[ProcessingOutput(output_name="rows", source="/opt/ml/processing/rows")]))
            t = Transformer(model_name=create.properties.ModelName, instance_count=1, instance_type=instance_type, output_path=f"s3://scoring/out/{r}", sagemaker_session=session)
            put = TransformStep(f"Score-{r}-{chunk}", step_args=t.transform(data=pull.properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri, content_type="text/csv", split_type="Line"))
            if before is not None:
                pull.add_depends_on([before])
            steps += pull, put
            before = put
        else:
            click.echo(f"{r}: {before.name} is the last")
    if dry:
        return None
    return Pipeline(name="scoring-nightly", parameters=[artefact], steps=steps, sagemaker_session=session)


if __name__ == "__main__":
    words = sys.argv[1:] or ["score"]
    pipeline = click.commands[words[0]]()
    if pipeline:
        pipeline.upsert(role_arn="arn:aws:iam::111122223333:role/scoring")
