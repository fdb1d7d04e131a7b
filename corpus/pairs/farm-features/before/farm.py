#!/usr/bin/env python
"""Milk of the cows: features into the Feature Store, a built-in forest, an experiment run, started by an event."""
import argparse
import json

import boto3
import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.feature_store.feature_group import FeatureGroup
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.selective_execution_config import SelectiveExecutionConfig
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

parser = argparse.ArgumentParser()
parser.add_argument("--role", default="arn:aws:iam::111122223333:role/farm")
parser.add_argument("--again", help="execution to take the features from")
parser.add_argument("--trees", type=int, help="for this execution only")
args, _ = parser.parse_known_args()

session = PipelineSession()
herd = ParameterString(name="Herd", default_value="north", enum_values=["north", "south"])
trees = ParameterInteger(name="Trees", default_value=50)
kept = CacheConfig(enable_caching=True, expire_after="P2D")

GROUP = "milk-features"  # made long ago, by another script
group = FeatureGroup(name=GROUP, sagemaker_session=session)

features = ProcessingStep(
    name="FillFeatureStore",
    step_args=SKLearnProcessor(
        framework_version="1.2-1", role=args.role, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session,
        env={"RUN": ExecutionVariables.PIPELINE_EXECUTION_ID},
    ).run(
        code="s3://farm/code/features.py",
        arguments=["--herd", herd, "--group", GROUP],
        outputs=[ProcessingOutput(source="/opt/ml/processing/train", output_name="train")],
    ),
    cache_config=kept,
)
forest = Estimator(
    image_uri=sagemaker.image_uris.retrieve("xgboost", session.boto_region_name, "1.7-1"), role=args.role, instance_count=1,
    instance_type="ml.m5.xlarge", output_path="s3://farm/models", sagemaker_session=session, hyperparameters={"num_round": trees, "objective": "reg:squarederror"},
)
fit = TrainingStep(
    name="FitForest",
    step_args=forest.fit({"train": TrainingInput(features.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri, content_type="text/csv")}),
    cache_config=kept,
)
pipeline = Pipeline(name="farm-features", parameters=[herd, trees], steps=[features, fit], sagemaker_session=session)

if __name__ == "__main__":
    pipeline.upsert(role_arn=args.role, tags=[{"Key": "team", "Value": "farm"}])
    again = SelectiveExecutionConfig(source_pipeline_execution_arn=args.again, selected_steps=["FitForest"]) if args.again else None
    pipeline.start(parameters={"Trees": args.trees} if args.trees else None, selective_execution_config=again)
    boto3.client("events").put_rule(
        Name="milk-arrived", EventPattern=json.dumps({"source": ["aws.s3"], "detail": {"bucket": {"name": ["farm-milk"]}}}), State="ENABLED"
    )
