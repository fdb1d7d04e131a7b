"""Prices of coffee: clean the auctions, fit the curve, warn when it falls."""
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
auctions = ParameterString(name="Auctions", default_value="s3://coffee/auctions/")
processor = ScriptProcessor(
    image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/coffee:2", command=["python3"], role="arn:aws:iam::111122223333:role/coffee",
    instance_count=1, instance_type="ml.m5.large", sagemaker_session=session,
)


def job(name, script, source, output):
    arguments = processor.run(
        code=f"s3://coffee/code/{script}",
        inputs=[ProcessingInput(source=source, destination="/opt/ml/processing/in", input_name="in")],
        outputs=[ProcessingOutput(output_name=output, source=f"/opt/ml/processing/{output}", destination=f"s3://coffee/runs/{output}")],
    )
    return ProcessingStep(name=name, step_args=arguments)


clean = job("CleanAuctions", "clean.py", auctions, "lots")
curve = job("FitCurve", "curve.py", clean.properties.ProcessingOutputConfig.Outputs["lots"].S3Output.S3Uri, "curve")
warn = LambdaStep(
    name="Warn",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:coffee-warn"),
    inputs={"curve": curve.properties.ProcessingOutputConfig.Outputs["curve"].S3Output.S3Uri},
)
pipeline = Pipeline(name="coffee-prices", parameters=[auctions], steps=[clean, curve, warn], sagemaker_session=session)
