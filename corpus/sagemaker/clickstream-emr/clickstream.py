#!/usr/bin/env python3
import argparse

import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.spark.processing import PySparkProcessor
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

parser = argparse.ArgumentParser(description="Deploy the clickstream pipeline")
parser.add_argument("--cluster-id", default="j-3KVTXXXXXX7UG")
parser.add_argument("--lake", default="s3://clickstream-lake")
parser.add_argument("--start", action="store_true")
args, _ = parser.parse_known_args()

sess = PipelineSession()
role = sagemaker.get_execution_role()
day = ParameterString(name="Day", default_value="2023-12-01")
executors = ParameterInteger(name="Executors", default_value=8)

events = Join(on="/", values=[args.lake, "events", day])
sessions = Join(on="/", values=[args.lake, "sessions", day])

# sessions on the long-running cluster of the data team
sessionize = EMRStep(
    name="Sessionize",
    display_name="Sessionize",
    description="30 minutes of silence end a session",
    cluster_id=args.cluster_id,
    step_config=EMRStepConfig(
        jar="command-runner.jar",
        args=["spark-submit", "--num-executors", executors.to_string(), f"{args.lake}/jobs/sessionize.py", "--in", events, "--out", sessions],
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="1d"),
)

# aggregates on a cluster that lives for this step only
aggregate = EMRStep(
    name="Aggregate",
    display_name="Aggregate by user",
    description="counts by user and category",
    cluster_id=None,
    cluster_config={
        "ReleaseLabel": "emr-6.13.0",
        "Applications": [{"Name": "Spark"}],
        "ServiceRole": "EMR_DefaultRole",
        "JobFlowRole": "EMR_EC2_DefaultRole",
        "LogUri": f"{args.lake}/emr-logs/",
        "Instances": {
            "InstanceGroups": [
                {"Name": "main", "InstanceRole": "MASTER", "InstanceCount": 1, "InstanceType": "m5.xlarge"},
                {"Name": "core", "InstanceRole": "CORE", "InstanceCount": executors, "InstanceType": "m5.2xlarge"},
            ],
        },
    },
    step_config=EMRStepConfig(
        jar=f"{args.lake}/jobs/aggregate.jar",
        main_class="com.example.clickstream.Aggregate",
        args=["--sessions", sessions],
        properties=[{"Key": "spark.sql.shuffle.partitions", "Value": "400"}],
    ),
    depends_on=[sessionize],
)

spark = PySparkProcessor(
    base_job_name="clickstream-features", framework_version="3.3", role=role, instance_count=2,
    instance_type="ml.r5.2xlarge", max_runtime_in_seconds=7200, sagemaker_session=sess,
)
features = ProcessingStep(
    name="Features",
    step_args=spark.run(
        submit_app="jobs/features.py",
        arguments=["--aggregate-step", aggregate.properties.Id, "--day", day, "--out", f"{args.lake}/features"],
        configuration=[{"Classification": "spark-defaults", "Properties": {"spark.executor.memory": "10g"}}],
        spark_event_logs_s3_uri=f"{args.lake}/spark-ui",
    ),
)

fm = Estimator(
    image_uri=sagemaker.image_uris.retrieve("factorization-machines", sess.boto_region_name),
    role=role, instance_count=1, instance_type="ml.c5.4xlarge", sagemaker_session=sess,
    hyperparameters={"feature_dim": 20000, "num_factors": 64, "predictor_type": "binary_classifier"},
)
train = TrainingStep(
    name="TrainFM",
    step_args=fm.fit({"train": TrainingInput(f"{args.lake}/features/train")}),
)
train.add_depends_on(["Features"])

pipeline = Pipeline(name="clickstream-daily", parameters=[day, executors], steps=[sessionize, aggregate, features, train], sagemaker_session=sess)

if __name__ == "__main__":
    pipeline.upsert(role_arn=role, description="Daily click model")
    if args.start:
        pipeline.start()
