import re
from pathlib import Path, PurePosixPath

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

ROOT = Path(__file__).resolve().parent
SQL = ROOT / "sql"
BUCKET = PurePosixPath("warehouse-ml", "code")
HEADER = re.compile(r"^--\s*(?P<key>\w+)\s*:[ \t]*(?P<value>.*?)[ \t]*$", re.M)
session = PipelineSession()


def header(path: Path) -> dict:
    return {m["key"]: m["value"] for m in HEADER.finditer(path.read_text())}


def title(path):
    number, _, words = path.stem.partition("_")
    return "".join(p.capitalize() for p in path.relative_to(SQL).parent.parts) + re.sub(r"(?:^|_)(\w)", lambda m: m.group(1).upper(), words) + number.rjust(3, "0")


files = sorted(SQL.rglob("*.sql"), key=lambda p: (p.name, len(p.parts)))
steps = {}
for path in files:
    meta = header(path)
    sp = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/sql:1", command=["python3"], role="arn:aws:iam::111122223333:role/wh", instance_count=1,
                         instance_type=f"ml.m5.{meta.get('size', 'xlarge')}", sagemaker_session=session)
    needs = [d for d in re.split(r"\s*,\s*", meta["depends"]) if d]
    key = BUCKET / path.relative_to(ROOT).with_suffix(".py")
    steps[path.stem] = ProcessingStep(title(path), step_args=sp.run(
        code=f"s3://{key}", outputs=[ProcessingOutput(output_name=path.stem.split("_")[1], source="/opt/ml/processing/out")],
        inputs=[ProcessingInput(source=steps[n].properties.ProcessingOutputConfig.Outputs[n[3:]].S3Output.S3Uri, destination=f"/opt/ml/processing/{n}") for n in needs]))

dirs = sorted({p.parent.name for p in files})
name = "-".join([ROOT.name, *dirs, str(len([*SQL.glob("*.sql")]))])
Pipeline(name, steps=list(steps.values()), sagemaker_session=session).upsert("arn:aws:iam::111122223333:role/wh")
