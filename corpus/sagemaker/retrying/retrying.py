"""Satellite tiles: the account runs out of capacity every other day, so everything retries."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum as JobError,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum as StepError,
    StepRetryPolicy,
)
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

sess = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/tiles"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/tiles:5"

throttled = StepRetryPolicy(
    exception_types=[StepError.SERVICE_FAULT, StepError.THROTTLING], backoff_rate=2.0, interval_seconds=10, max_attempts=6
)
capacity = SageMakerJobStepRetryPolicy(
    failure_reason_types=[JobError.CAPACITY_ERROR, JobError.RESOURCE_LIMIT], interval_seconds=300, backoff_rate=1.5, expire_after_mins=720
)
internal = SageMakerJobStepRetryPolicy([JobError.INTERNAL_ERROR], max_attempts=3)

attempts = ParameterInteger("TrainingAttempts", default_value=2)

mosaic = ProcessingStep(
    name="Mosaic",
    display_name="Mosaic of the scenes",
    description="Cuts out clouds",
    step_args=Processor(
        image_uri=IMAGE, role=ROLE, instance_count=4, instance_type="ml.c5.9xlarge", base_job_name="tiles-mosaic", sagemaker_session=sess,
    ).run(
        inputs=[ProcessingInput("s3://scenes/2023/", "/opt/ml/processing/scenes", s3_data_distribution_type="ShardedByS3Key")],
        outputs=[ProcessingOutput("/opt/ml/processing/mosaic", output_name="mosaic", s3_upload_mode="Continuous")],
    ),
    cache_config=CacheConfig(enable_caching=True, expire_after="P30D"),
    retry_policies=[throttled, capacity],
)
segmenter = Estimator(
    IMAGE, ROLE, instance_count=2, instance_type="ml.p3.8xlarge", base_job_name="tiles-segment", use_spot_instances=True,
    max_run=24 * 60 * 60, max_wait=36 * 60 * 60, checkpoint_s3_uri="s3://tiles-checkpoints/segment",
    max_retry_attempts=5, sagemaker_session=sess, hyperparameters={"attempts": attempts},
)
train = TrainingStep(
    name="Segment",
    step_args=segmenter.fit({"mosaic": TrainingInput(mosaic.properties.ProcessingOutputConfig.Outputs["mosaic"].S3Output.S3Uri)}),
    cache_config=CacheConfig(enable_caching=False),
    retry_policies=[capacity],
)
train.add_retry_policy(internal)

model = Model(IMAGE, train.properties.ModelArtifacts.S3ModelArtifacts, role=ROLE, entry_point="inference.py", source_dir="src", sagemaker_session=sess)
register = ModelStep(
    name="Tiles",
    step_args=model.register(
        content_types=["image/tiff"], response_types=["image/tiff"], inference_instances=["ml.g4dn.xlarge"],
        transform_instances=["ml.g4dn.xlarge"], model_package_group_name="tiles",
    ),
    retry_policies={"register_model_retry_policies": [throttled], "repack_model_retry_policies": [throttled, capacity]},
)

pipeline = Pipeline(
    name="satellite-tiles",
    parameters=[attempts],
    steps=[mosaic, train, register],
    sagemaker_session=sess,
    pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=False),
)
