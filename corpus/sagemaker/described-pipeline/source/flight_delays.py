"""Flight delays. describe-pipeline.json is what `aws sagemaker describe-pipeline` says about it."""
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/flights"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/flights:3"
airport = ParameterString("Airport", default_value="FRA")
replay = ParameterBoolean(name="Replay", default_value=False)


@step(name="fetch-weather", image_uri=image, instance_type="ml.m5.large", role=role)
def fetch_weather(code: str, again: bool):
    """METAR reports of the last day."""
    return {"reports": [code], "again": again}


weather = fetch_weather(airport, replay)
features = ProcessingStep(
    "features",
    step_args=Processor(image, role, 1, "ml.m5.xlarge", entrypoint=["flights", "features"], sagemaker_session=session).run(
        arguments=["--first-report", weather["reports"][0].to_string()],
        outputs=[ProcessingOutput("/opt/ml/processing/features", Join("/", ["s3://flights", ExecutionVariables.PIPELINE_EXECUTION_ID]), "features")],
    ),
)
predict = ProcessingStep(
    "predict",
    step_args=Processor(image, role, 2, "ml.m5.xlarge", entrypoint=["flights", "predict"], sagemaker_session=session).run(
        inputs=[ProcessingInput(features.properties.ProcessingOutputConfig.Outputs["features"].S3Output.S3Uri, "/opt/ml/processing/features")],
        arguments=["--airport", airport],
    ),
    depends_on=["features"],
)
pipeline = Pipeline("flight-delays", [airport, replay], steps=[features, predict], sagemaker_session=session)
