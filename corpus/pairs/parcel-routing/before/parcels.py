"""Routes of the parcels: list the depots, plan, have the plan confirmed by the dispatchers, publish."""
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

session = PipelineSession()
day = ParameterString("Day", "2024-01-02")
vans = ParameterInteger("Vans", 40)


def function(name):
    return Lambda(function_arn=f"arn:aws:lambda:eu-west-1:111122223333:function:parcels-{name}", session=session)


depots = LambdaStep(
    name="ListDepots",
    lambda_func=function("depots"),
    inputs={"day": day},
    outputs=[
        LambdaOutput("depots_uri", LambdaOutputTypeEnum.String),
        LambdaOutput("count", LambdaOutputTypeEnum.Integer),
    ],
    cache_config=CacheConfig(enable_caching=True, expire_after="P1D"),
)
plan = ProcessingStep(
    name="PlanRoutes",
    step_args=Processor(
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels:9", "arn:aws:iam::111122223333:role/parcels", 1, "ml.c5.4xlarge", sagemaker_session=session
    ).run(
        inputs=[ProcessingInput(depots.properties.Outputs["depots_uri"], "/opt/ml/processing/depots", "depots")],
        outputs=[ProcessingOutput("/opt/ml/processing/routes", output_name="routes")],
        arguments=["--vans", vans.to_string()],
    ),
    retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], interval_seconds=20, backoff_rate=2.0, max_attempts=3)],
)
routes = plan.properties.ProcessingOutputConfig.Outputs["routes"].S3Output.S3Uri
confirm = CallbackStep(
    name="ConfirmRoutes",
    sqs_queue_url="https://sqs.eu-west-1.amazonaws.com/111122223333/dispatch",
    inputs={"routes": routes},
    outputs=[CallbackOutput("ticket", CallbackOutputTypeEnum.String)],
)
publish = LambdaStep(name="PublishRoutes", lambda_func=function("publish"), inputs={"routes": routes, "ticket": confirm.properties.Outputs["ticket"]})
bill = LambdaStep(name="BillDepots", lambda_func=function("bill"), inputs={"depots": depots.properties.Outputs["depots_uri"]}, depends_on=[publish])

pipeline = Pipeline(name="parcel-routing", parameters=[day, vans], steps=[depots, plan, confirm, publish, bill], sagemaker_session=session)
