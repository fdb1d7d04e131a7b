import csv
import dataclasses as dc
import io
import operator as op
from collections import namedtuple

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow import parameters as P
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

TABLE = """\
name|kind|machine|source|weight
Harvest|process|ml.m5.large||3
Soil|process|ml.m5.xlarge|Harvest|1
Taste|train|ml.g4dn.xlarge|Soil|2
Price|train|ml.m5.large|Harvest|0
"""
SCHEMA = [("name", str, dc.field(metadata={"param": False})), ("kind", str), ("machine", str, dc.field(default="ml.m5.large", metadata={"param": True})),
          ("source", str, dc.field(default="")), ("weight", int, dc.field(default=0, metadata={"param": True, "convert": int}))]
Row = dc.make_dataclass("Row", SCHEMA, frozen=True, namespace={"title": property(lambda self: self.name.upper() if self.weight > 2 else self.name)})
sess = PipelineSession()


def rows(text):
    for raw in csv.DictReader(io.StringIO(text), delimiter="|"):
        values = {f.name: f.metadata.get("convert", f.type)(raw[f.name]) for f in dc.fields(Row) if raw[f.name] != ""}
        yield Row(**values)


def parameters(row):
    made = {}
    for f in dc.fields(row):
        if f.metadata.get("param"):
            cls = P.ParameterInteger if f.type is int else P.ParameterString
            made[f.name] = cls(f"{row.name}{f.name.title()}", default_value=getattr(row, f.name))
    return made


Made = namedtuple("Made", ["row", "step", "params"])
made = {}
for row in sorted(rows(TABLE), key=op.attrgetter("weight"), reverse=True):
    row = dc.replace(row, source=row.source or "")
    params = parameters(row)
    up = made.get(row.source)
    if row.kind == "process":
        proc = ScriptProcessor("arn:aws:iam::111122223333:role/v", "111122223333.dkr.ecr.us-east-1.amazonaws.com/v:1", ["python3"], 1, params["machine"], sagemaker_session=sess)
        inputs = [ProcessingInput(up.step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, "/opt/ml/processing/i")] if up else []
        step = ProcessingStep(row.title, step_args=proc.run(f"s3://v/{row.name}.py", inputs=inputs, outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")],
                                                            arguments=["--weight", params["weight"].to_string()]))
    else:
        est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/v:1", "arn:aws:iam::111122223333:role/v", 1, row.machine, sagemaker_session=sess,
                        hyperparameters={k: v for k, v in params.items() if k != "machine"})
        src = up.step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri if up else "s3://v/raw"
        step = TrainingStep(row.title, step_args=est.fit({"train": TrainingInput(src)}))
    made[row.name] = Made(row, step, params)

pipeline = Pipeline("vineyard", parameters=[p for m in made.values() for p in m.params.values()], steps=[m.step for m in made.values()], sagemaker_session=sess)
