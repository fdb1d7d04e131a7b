"""Defect detection on the images of line 4 (PyTorch, spot training, batch scoring of yesterday's images)."""
from sagemaker.debugger import ProfilerConfig
from sagemaker.inputs import TrainingInput
from sagemaker.processing import FrameworkProcessor, ProcessingInput, ProcessingOutput
from sagemaker.pytorch import PyTorch, PyTorchModel
from sagemaker.transformer import Transformer
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep

BUCKET = "line4-vision"
ROLE = "arn:aws:iam::111122223333:role/VisionTraining"
PT = {"framework_version": "2.0", "py_version": "py310"}


def s3(*parts):
    return "s3://" + "/".join((BUCKET,) + parts)


def tiling(session):
    processor = FrameworkProcessor(
        estimator_cls=PyTorch, role=ROLE, instance_type="ml.c5.4xlarge", instance_count=2,
        base_job_name="tiling", sagemaker_session=session, **PT,
    )
    return ProcessingStep(
        name="TileImages",
        step_args=processor.run(
            code="tile.py",
            source_dir="src",
            inputs=[
                ProcessingInput(source=s3("raw", "labelled"), destination="/opt/ml/processing/input",
                                s3_data_distribution_type="ShardedByS3Key", input_name="images"),
            ],
            outputs=[
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                ProcessingOutput(output_name="val", source="/opt/ml/processing/val"),
            ],
        ),
    )


def training(session, tiles, epochs):
    estimator = PyTorch(
        entry_point="train.py", source_dir="src", role=ROLE, instance_type="ml.g5.2xlarge", instance_count=1,
        hyperparameters={"epochs": epochs, "backbone": "resnet50", "lr": 3e-4},
        use_spot_instances=True, max_run=6 * 3600, max_wait=8 * 3600,
        checkpoint_s3_uri=s3("checkpoints"), output_path=s3("models"),
        metric_definitions=[{"Name": "val:iou", "Regex": r"val_iou=([0-9\.]+)"}],
        profiler_config=ProfilerConfig(disable_profiler=True), sagemaker_session=session, **PT,
    )
    o = tiles.properties.ProcessingOutputConfig.Outputs
    return TrainingStep(
        name="TrainDetector",
        step_args=estimator.fit({
            channel: TrainingInput(o[channel].S3Output.S3Uri, distribution="FullyReplicated", input_mode="FastFile")
            for channel in ("train", "val")
        }),
    )


def model_steps(session, train):
    """Create the model for batch scoring, and register it: both need the inference code in the archive."""
    def model():
        return PyTorchModel(
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            entry_point="inference.py", source_dir="src", role=ROLE, sagemaker_session=session, **PT,
        )

    create = ModelStep(
        name="DetectorModel",
        step_args=model().create(instance_type="ml.g4dn.xlarge"),
        retry_policies=[StepRetryPolicy([StepExceptionTypeEnum.THROTTLING], max_attempts=5)],
    )
    register = ModelStep(
        name="RegisterDetector",
        step_args=model().register(
            content_types=["image/png"], response_types=["application/json"],
            inference_instances=["ml.g4dn.xlarge"], transform_instances=["ml.g4dn.xlarge"],
            model_package_group_name="line4-defects", approval_status="PendingManualApproval",
            customer_metadata_properties={"training_job": train.properties.TrainingJobName},
        ),
        depends_on=[create],
    )
    return create, register


def scoring(session, create, day):
    transformer = Transformer(
        model_name=create.properties.ModelName, instance_type="ml.g4dn.xlarge", instance_count=1,
        output_path=s3("scores"), max_payload=20, strategy="SingleRecord", sagemaker_session=session,
    )
    return TransformStep(name="ScoreYesterday", step_args=transformer.transform(data=day, content_type="image/png"))


def build():
    session = PipelineSession(default_bucket=BUCKET)
    epochs = ParameterInteger(name="Epochs", default_value=30)
    day = ParameterString(name="DayToScore", default_value=s3("raw", "2023-11-30"))

    tiles = tiling(session)
    train = training(session, tiles, epochs)
    create, register = model_steps(session, train)
    return Pipeline(
        "line4-defects",
        parameters=[epochs, day],
        steps=[tiles, train, create, register, scoring(session, create, day)],
        sagemaker_session=session,
    )


if __name__ == "__main__":
    build().upsert(ROLE)
