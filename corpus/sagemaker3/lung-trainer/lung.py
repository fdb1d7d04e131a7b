"""Lung segmentation on the SageMaker SDK v3."""
import os

from sagemaker.core.processing import ScriptProcessor
from sagemaker.core.shapes import ProcessingInput, ProcessingOutput, ProcessingS3Input, ProcessingS3Output
from sagemaker.core.transformer import Transformer
from sagemaker.core.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.core.workflow.functions import JsonGet
from sagemaker.core.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.core.workflow.properties import PropertyFile
from sagemaker.mlops.workflow.condition_step import ConditionStep
from sagemaker.mlops.workflow.fail_step import FailStep
from sagemaker.mlops.workflow.model_step import ModelStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.steps import CacheConfig, ProcessingStep, TrainingStep, TransformStep
from sagemaker.serve import ModelBuilder
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData, SourceCode

HERE = os.path.dirname(os.path.abspath(__file__))
IMAGE = "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.2.0-gpu-py310"


def make_pipeline(role):
    session = PipelineSession()
    scans = ParameterString(name="ScansUri", default_value="s3://hospital-imaging/scans/")
    min_dice = ParameterFloat(name="MinDice", default_value=0.85)
    cache = CacheConfig(enable_caching=True, expire_after="P30D")

    def processing(name, script, inputs, outputs, **kwargs):
        processor = ScriptProcessor(
            image_uri=IMAGE, command=["python3"], role=role, instance_count=1, instance_type="ml.m5.2xlarge", sagemaker_session=session
        )
        return ProcessingStep(
            name=name,
            step_args=processor.run(
                code=os.path.join(HERE, "src", script),
                inputs=[
                    ProcessingInput(input_name=key, s3_input=ProcessingS3Input(s3_uri=uri, local_path=f"/opt/ml/processing/{key}", s3_data_type="S3Prefix"))
                    for key, uri in inputs.items()
                ],
                outputs=[
                    ProcessingOutput(
                        output_name=key,
                        s3_output=ProcessingS3Output(
                            s3_uri=f"s3://hospital-imaging/runs/{key}", local_path=f"/opt/ml/processing/{key}", s3_upload_mode="EndOfJob"
                        ),
                    )
                    for key in outputs
                ],
            ),
            **kwargs,
        )

    resample = processing("Resample", "resample.py", {"scans": scans}, ["train", "test"], cache_config=cache)
    outputs = resample.properties.ProcessingOutputConfig.Outputs

    trainer = ModelTrainer(
        training_image=IMAGE,
        source_code=SourceCode(source_dir=os.path.join(HERE, "src"), entry_script="train.py"),
        compute=Compute(instance_type="ml.g5.4xlarge", instance_count=1, volume_size_in_gb=200),
        hyperparameters={"epochs": 40, "patch": 96},
        base_job_name="lung",
        role=role,
        sagemaker_session=session,
    )
    train = TrainingStep(
        name="TrainUNet",
        step_args=trainer.train(input_data_config=[InputData(channel_name="train", data_source=outputs["train"].S3Output.S3Uri)]),
        cache_config=cache,
    )
    artifact = train.properties.ModelArtifacts.S3ModelArtifacts

    report = PropertyFile(name="DiceReport", output_name="report", path="dice.json")
    evaluate = processing(
        "Evaluate", "evaluate.py", {"model": artifact, "test": outputs["test"].S3Output.S3Uri}, ["report"], property_files=[report]
    )

    def builder(**kwargs):
        return ModelBuilder(s3_model_data_url=artifact, image_uri=IMAGE, role_arn=role, sagemaker_session=session, **kwargs)

    create = ModelStep(name="UNet", step_args=builder().build(model_name="lung-unet"))
    register = ModelStep(
        name="RegisterUNet",
        step_args=builder(source_code=SourceCode(source_dir=os.path.join(HERE, "src"), entry_script="inference.py")).register(
            model_package_group_name="lung-segmentation",
            content_types=["application/x-npy"],
            response_types=["application/x-npy"],
            inference_instances=["ml.g5.xlarge"],
            transform_instances=["ml.g5.xlarge"],
            approval_status="PendingManualApproval",
        ),
    )
    backlog = TransformStep(
        name="SegmentBacklog",
        step_args=Transformer(
            model_name=create.properties.ModelName, instance_count=1, instance_type="ml.g5.xlarge", output_path="s3://hospital-imaging/masks", sagemaker_session=session
        ).transform(data="s3://hospital-imaging/backlog/"),
    )
    gate = ConditionStep(
        name="DiceIsEnough",
        conditions=[ConditionGreaterThanOrEqualTo(left=JsonGet(step_name=evaluate.name, property_file=report, json_path="dice.mean"), right=min_dice)],
        if_steps=[create, register, backlog],
        else_steps=[FailStep(name="DiceTooLow", error_message="dice too low")],
    )
    return Pipeline(name="lung-segmentation", parameters=[scans, min_dice], steps=[resample, train, evaluate, gate], sagemaker_session=session)
