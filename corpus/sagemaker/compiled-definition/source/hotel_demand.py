"""Demand of hotel rooms: forecast, checks, registration. definition.json was printed from this."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionIn, ConditionNot, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/hotels"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/hotels:12"

bookings = ParameterString("Bookings", default_value="s3://hotels/bookings/")
stage = ParameterString("Stage", default_value="test", enum_values=["test", "live"])
limit = ParameterFloat("MaxWape", default_value=0.2)


def job(name, command, inputs, outputs, **kwargs):
    processor = Processor(image, role, 1, "ml.m5.xlarge", entrypoint=["hotels", command], sagemaker_session=session)
    return ProcessingStep(
        name,
        step_args=processor.run(
            inputs=[ProcessingInput(source, f"/opt/ml/processing/{key}", key) for key, source in inputs.items()],
            outputs=[ProcessingOutput(f"/opt/ml/processing/{key}", output_name=key) for key in outputs],
        ),
        **kwargs,
    )


calendar = LambdaStep(
    "Calendar",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:hotel-calendar"),
    inputs={"stage": stage},
    outputs=[LambdaOutput(output_name="uri"), LambdaOutput(output_name="fair")],
)
prepare = job(
    "Prepare", "prepare", {"bookings": bookings, "calendar": calendar.properties.Outputs["uri"]}, ["train", "test"],
    cache_config=CacheConfig(True, "P1D"), retry_policies=[StepRetryPolicy([StepExceptionTypeEnum.THROTTLING], max_attempts=4)],
)
outputs = prepare.properties.ProcessingOutputConfig.Outputs
train = TrainingStep(
    "Train",
    step_args=Estimator(image, role, 1, "ml.g5.xlarge", sagemaker_session=session).fit({"train": TrainingInput(outputs["train"].S3Output.S3Uri)}),
    description="Temporal fusion transformer",
)
report = PropertyFile("Report", output_name="report", path="report.json")
backtest = job(
    "Backtest", "backtest", {"model": train.properties.ModelArtifacts.S3ModelArtifacts, "test": outputs["test"].S3Output.S3Uri}, ["report"],
    property_files=[report],
)
wape = JsonGet(step_name="Backtest", property_file=report, json_path="wape['all hotels'].value")
register = ModelStep(
    "Hotels",
    step_args=Model(image, train.properties.ModelArtifacts.S3ModelArtifacts, role=role, entry_point="inference.py", source_dir="source/code", sagemaker_session=session).register(
        content_types=["application/json"], response_types=["application/json"], inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"], model_package_group_name="hotels",
    ),
)
gate = ConditionStep(
    "Gate",
    conditions=[
        ConditionNot(ConditionGreaterThan(wape, limit)),
        ConditionOr([ConditionIn(stage, ["live"]), ConditionIn(calendar.properties.Outputs["fair"], ["yes", "no"])]),
    ],
    if_steps=[register],
    else_steps=[FailStep("TooFarOff", error_message=Join(on=" ", values=["WAPE above", limit]))],
)
tidy = job("Tidy", "tidy", {}, [], depends_on=[gate, register])

pipeline = Pipeline("hotel-demand", [bookings, stage, limit], steps=[calendar, prepare, train, backtest, gate, tidy], sagemaker_session=session)
