"""Prices of coffee: clean the auctions, fit the curve, warn when it falls."""
from sagemaker.core.lambda_helper import Lambda
from sagemaker.core.processing import ScriptProcessor
from sagemaker.core.shapes import ProcessingInput, ProcessingOutput, ProcessingS3Input, ProcessingS3Output
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow import LambdaStep, Pipeline, ProcessingStep

session = PipelineSession()
auctions = ParameterString(name="Auctions", default_value="s3://coffee/auctions/")
processor = ScriptProcessor(
    image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/coffee:2", command=["python3"], role="arn:aws:iam::111122223333:role/coffee",
    instance_count=1, instance_type="ml.m5.large", sagemaker_session=session,
)


def job(name, script, source, output):
    where = f"s3://coffee/runs/{output}"
    arguments = processor.run(
        code=f"s3://coffee/code/{script}",
        inputs=[ProcessingInput(
            input_name="in", s3_input=ProcessingS3Input(s3_uri=source, local_path="/opt/ml/processing/in", s3_data_type="S3Prefix", s3_input_mode="File")
        )],
        outputs=[ProcessingOutput(
            output_name=output,
            s3_output=ProcessingS3Output(s3_uri=where, local_path=f"/opt/ml/processing/{output}", s3_upload_mode="EndOfJob"),
        )],
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
