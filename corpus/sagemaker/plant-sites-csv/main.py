import csv
import itertools
import operator
import pathlib

from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.inputs import TrainingInput

ROLE = "arn:aws:iam::111122223333:role/plants"
session = PipelineSession()
xgb = image_uris.retrieve("xgboost", region="us-east-1", version="1.7-1")


def read_sites(path):
    with open(path, newline="") as f:
        rows = csv.DictReader(filter(lambda line: not line.startswith("#"), f))
        for row in rows:
            row = {k.strip(): (v or "").strip() for k, v in row.items()}
            if row["active"].lower() not in ("y", "yes", "1"):
                continue
            yield {**row, "nodes": int(row["nodes"] or 1), "tags": [t for t in row["tags"].split(";") if t]}


sites = sorted(read_sites(pathlib.Path(__file__).with_name("sites.csv")), key=operator.itemgetter("region", "site"))
steps = []
for region, group in itertools.groupby(sites, key=lambda s: s["region"]):
    proc = SKLearnProcessor("1.2-1", role=ROLE, instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=session)
    group = list(group)
    pull = ProcessingStep(
        name=f"Pull_{region}",
        step_args=proc.run(code="s3://plants/code/pull.py",
                           outputs=[ProcessingOutput(source=f"/opt/ml/processing/{s['site']}", output_name=s["site"]) for s in group]))
    steps.append(pull)
    trained = []
    for s in group:
        if "approval" in s["tags"]:
            ask = CallbackStep(name=f"Approve_{s['site']}", sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/approve",
                               inputs={"site": s["site"], "owner": s["owner"]},
                               outputs=[CallbackOutput(output_name="ok", output_type=CallbackOutputTypeEnum.String)],
                               depends_on=[pull])
            steps.append(ask)
        est = Estimator(xgb, ROLE, instance_count=s["nodes"], instance_type="ml.m5.2xlarge", sagemaker_session=session)
        uri = pull.properties.ProcessingOutputConfig.Outputs[s["site"]].S3Output.S3Uri
        t = TrainingStep(name="Train_" + s["site"], step_args=est.fit({"train": TrainingInput(uri)}))
        if "approval" in s["tags"]:
            t.add_depends_on([ask])
        trained.append(t)
    steps.extend(trained)
    steps.append(LambdaStep(
        name=f"Notify_{region}", lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:notify"),
        inputs={s["site"]: t.properties.ModelArtifacts.S3ModelArtifacts for s, t in zip(group, trained)},
        outputs=[LambdaOutput("status", LambdaOutputTypeEnum.String)]))

Pipeline(name="plant-maintenance", steps=steps, sagemaker_session=session).definition()
