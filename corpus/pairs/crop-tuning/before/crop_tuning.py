"""Yield of the fields: tune, take the best model, forecast the season with it."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput, TransformInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner, IntegerParameter
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TransformStep, TuningStep

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/crops:11"
BUCKET = "crop-models"


def build(role="arn:aws:iam::111122223333:role/crops"):
    session = PipelineSession()
    fields = ParameterString("FieldsUri", "s3://crops/fields/")
    season = ParameterString("SeasonUri", "s3://crops/season/")

    features = ProcessingStep(
        name="FieldFeatures",
        step_args=ScriptProcessor(
            image_uri=IMAGE, command=["python3"], role=role, instance_count=1, instance_type="ml.m5.2xlarge", sagemaker_session=session
        ).run(
            code="s3://crops/code/features.py",
            inputs=[ProcessingInput(source=fields, destination="/opt/ml/processing/fields", input_name="fields")],
            outputs=[
                ProcessingOutput(source="/opt/ml/processing/train", output_name="train"),
                ProcessingOutput(source="/opt/ml/processing/validation", output_name="validation"),
            ],
        ),
    )
    made = features.properties.ProcessingOutputConfig.Outputs

    estimator = Estimator(
        IMAGE, role, instance_count=1, instance_type="ml.m5.4xlarge", output_path=f"s3://{BUCKET}/tuning", sagemaker_session=session
    )
    tuner = HyperparameterTuner(
        estimator,
        objective_metric_name="validation:rmse",
        hyperparameter_ranges={"eta": ContinuousParameter(0.01, 0.3), "max_depth": IntegerParameter(3, 10)},
        metric_definitions=[{"Name": "validation:rmse", "Regex": "rmse=([0-9.]+)"}],
        objective_type="Minimize", max_jobs=20, max_parallel_jobs=4,
    )
    tune = TuningStep(
        name="TuneYieldModel",
        step_args=tuner.fit({
            "train": TrainingInput(made["train"].S3Output.S3Uri),
            "validation": TrainingInput(made["validation"].S3Output.S3Uri),
        }),
    )
    best = Model(image_uri=IMAGE, model_data=tune.get_top_model_s3_uri(top_k=0, s3_bucket=BUCKET, prefix="tuning"), role=role, sagemaker_session=session)
    create = ModelStep(name="YieldModel", step_args=best.create(instance_type="ml.m5.xlarge"))

    transformer = Transformer(
        model_name=create.properties.ModelName, instance_count=1, instance_type="ml.m5.xlarge", output_path="s3://crops/forecast", sagemaker_session=session
    )
    forecast = TransformStep(name="ForecastSeason", step_args=transformer.transform(data=season, content_type="text/csv"))
    return Pipeline("crop-tuning", parameters=[fields, season], steps=[features, tune, create, forecast], sagemaker_session=session)
