#!/usr/bin/env python
# Weekly demand forecast for the stores in the north region.
# run:  python forecast_pipeline.py      (needs credentials of the ml-dev account)
import json
from datetime import datetime

import boto3
import sagemaker
from sagemaker import image_uris
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

session = PipelineSession()
region = session.boto_region_name
bucket = session.default_bucket()
role = "arn:aws:iam::111122223333:role/ForecastPipelineRole"
prefix = "demand-forecast"

run_day = datetime.utcnow().strftime("%Y-%m-%d")
print("building the pipeline for", run_day, "in", region)

# --- parameters -----------------------------------------------------------------
sales_uri = ParameterString(name="SalesUri", default_value="s3://retail-raw-data/sales/weekly/")
calendar_uri = ParameterString(name="CalendarUri", default_value="s3://retail-raw-data/calendar/calendar.parquet")
horizon = ParameterInteger(name="HorizonWeeks", default_value=8)
epochs = ParameterInteger(name="Epochs", default_value=40)

cache = CacheConfig(enable_caching=True, expire_after="P7D")

# --- 1. build the time series ------------------------------------------------------
processor = SKLearnProcessor(
    framework_version="1.2-1", role=role, instance_type="ml.m5.4xlarge", instance_count=1,
    base_job_name="forecast-series", sagemaker_session=session, env={"RUN_DAY": run_day},
)
series = ProcessingStep(
    name="BuildSeries",
    step_args=processor.run(
        code="scripts/build_series.py",
        inputs=[
            ProcessingInput(source=sales_uri, destination="/opt/ml/processing/input/sales", input_name="sales"),
            ProcessingInput(source=calendar_uri, destination="/opt/ml/processing/input/calendar", input_name="calendar"),
        ],
        outputs=[
            ProcessingOutput(output_name="train", source="/opt/ml/processing/output/train",
                             destination=Join(on="/", values=["s3:/", bucket, prefix, ExecutionVariables.PIPELINE_EXECUTION_ID, "train"])),
            ProcessingOutput(output_name="test", source="/opt/ml/processing/output/test",
                             destination=Join(on="/", values=["s3:/", bucket, prefix, ExecutionVariables.PIPELINE_EXECUTION_ID, "test"])),
        ],
        arguments=["--horizon", horizon.to_string()],
    ),
    cache_config=cache,
)
outputs = series.properties.ProcessingOutputConfig.Outputs

# --- 2. DeepAR -------------------------------------------------------------------------
deepar = Estimator(
    image_uri=image_uris.retrieve("forecasting-deepar", region), role=role,
    instance_count=1, instance_type="ml.c5.2xlarge",
    output_path="s3://%s/%s/models" % (bucket, prefix), sagemaker_session=session,
    hyperparameters={
        "time_freq": "W",
        "epochs": epochs,
        "prediction_length": horizon,
        "context_length": 16,
        "likelihood": "negative-binomial",
        "early_stopping_patience": "10",
    },
)
train = TrainingStep(
    "TrainDeepAR",
    step_args=deepar.fit({
        "train": TrainingInput(outputs["train"].S3Output.S3Uri, content_type="json"),
        "test": TrainingInput(outputs["test"].S3Output.S3Uri, content_type="json"),
    }),
    cache_config=cache,
)

# --- 3. publish the accuracy to the dashboard bucket --------------------------------------
publisher = SKLearnProcessor("1.2-1", role, instance_type="ml.t3.medium", instance_count=1, sagemaker_session=session)
publish = ProcessingStep(
    name="PublishAccuracy",
    step_args=publisher.run(
        code="scripts/publish.py",
        arguments=["--training-job", train.properties.TrainingJobName,
                   "--wmape", train.properties.FinalMetricDataList["test:mean_wQuantileLoss"].Value.to_string()],
    ),
)

pipeline = Pipeline(
    name="weekly-demand-forecast",
    parameters=[sales_uri, calendar_uri, horizon, epochs],
    steps=[series, train, publish],
    sagemaker_session=session,
)

if __name__ == "__main__":
    print(json.dumps(json.loads(pipeline.definition()), indent=2))
    pipeline.upsert(role_arn=role, tags=[{"Key": "team", "Value": "retail-ml"}])
    execution = pipeline.start(parameters=dict(HorizonWeeks=12))
    print(execution.arn)
