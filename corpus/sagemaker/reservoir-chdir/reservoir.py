"""Basins are folders; each is read from within."""
import contextlib
import json
import os
from pathlib import Path

from sagemaker.processing import Processor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

HERE = Path(__file__).resolve().parent
session = PipelineSession()
steps = []


def job(name, *arguments):
    processor = Processor(role="arn:aws:iam::111122223333:role/water", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/water:1",
                          instance_count=1, instance_type="ml.m5.large", sagemaker_session=session)
    steps.append(ProcessingStep(name=name, step_args=processor.run(arguments=list(arguments) or None)))


@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield os.path.basename(os.getcwd())
    finally:
        os.chdir(before)


os.chdir(HERE / "basins")
for basin in sorted(os.listdir()):
    with inside(basin) as name:
        with open("basin.json") as file:
            conf = json.load(file)
        job(f"Basin-{name}", "--level", str(conf["level"]))
        if conf.get("spill"):
            job(f"Spill-{name}")
        if os.path.isdir("gauges"):
            for gauge in os.listdir("gauges"):
                job(f"Gauge-{name}-{Path(gauge).stem}")
        Path("seen.txt").write_text(name)
with open("north/seen.txt") as file:
    job("Seen-" + file.read())
if os.path.exists("basin.json"):
    job("Never")
prefix = json.loads((HERE / "settings.json").read_text())["prefix"]
os.chdir("..")
pipeline = Pipeline(name=f"{prefix}-{len(os.listdir('basins'))}", steps=steps, sagemaker_session=session)
