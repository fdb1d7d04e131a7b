"""Docks of the city bikes, SDK v3: rides collected by Spark, one job a dock, the scratch space cleared."""
from sagemaker.core.lambda_helper import Lambda
from sagemaker.core.processing import ScriptProcessor
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow import LambdaOutput, LambdaStep, Pipeline, ProcessingStep
from sagemaker.mlops.workflow.cleanup_step import CleanupStep, S3CleanupSource
from sagemaker.mlops.workflow.emr_serverless_step import EMRServerlessJobConfig, EMRServerlessStep
from sagemaker.mlops.workflow.for_each_step import CurrentItem, ForEachStep

ROLE = "arn:aws:iam::111122223333:role/bikes"


def lambda_step(name, inputs, outputs=(), **more):
    function = Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:bikes-{name.lower()}")
    return LambdaStep(name=name, lambda_func=function, inputs=inputs, outputs=[LambdaOutput(output_name=output) for output in outputs], **more)


def bikes():
    session = PipelineSession()
    day = ParameterString(name="Day", default_value="2023-12-31")
    rides = EMRServerlessStep(
        name="CollectRides", display_name="Collect rides", description="Spark job over the rides of a day", application_id="00fbikes",
        job_config=EMRServerlessJobConfig(
            job_driver={"sparkSubmit": {"entryPoint": "s3://bikes/code/rides.py", "entryPointArguments": ["--day", day]}}, execution_role_arn=ROLE
        ),
    )
    docks = lambda_step("ListDocks", {"day": day}, ["docks"], depends_on=[rides])
    processor = ScriptProcessor(
        image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/bikes:1", command=["python3"], role=ROLE, instance_count=1, instance_type="ml.m5.large",
        sagemaker_session=session,
    )
    forecast = ProcessingStep(name="ForecastDock", step_args=processor.run(code="s3://bikes/code/forecast.py", arguments=["--dock", CurrentItem()]))
    every = ForEachStep(name="EveryDock", iterable_items=docks.properties.Outputs["docks"], max_concurrency=4, for_each_body=[forecast])
    vans = lambda_step("SendVans", {"day": day}, depends_on=[every])
    clear = CleanupStep(name="ClearScratch", s3_sources=[S3CleanupSource(every)], depends_on=[vans])
    return Pipeline(name="bike-docks", parameters=[day], steps=[rides, docks, every, vans, clear], sagemaker_session=session)
