"""Score the tenants of the month, one job a tenant, with SDK v3."""
from sagemaker.core.lambda_helper import Lambda
from sagemaker.core.processing import ScriptProcessor
from sagemaker.core.shapes import ProcessingInput, ProcessingOutput, ProcessingS3Input, ProcessingS3Output
from sagemaker.core.workflow.conditions import ConditionGreaterThan
from sagemaker.core.workflow.functions import Join
from sagemaker.core.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow import CacheConfig, ConditionStep, FailStep, LambdaOutput, LambdaStep, Pipeline, ProcessingStep
from sagemaker.mlops.workflow.cleanup_step import CleanupStep, S3CleanupSource
from sagemaker.mlops.workflow.emr_serverless_step import EMRServerlessJobConfig, EMRServerlessStep
from sagemaker.mlops.workflow.for_each_step import CurrentItem, ForEachSelector, ForEachStep, IterationOutput
from sagemaker.mlops.workflow.step_dependency import StepDependency, TriggerCondition

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/tenants"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/tenants:2"

month = ParameterString(name="Month", default_value="2023-12")
failures = ParameterInteger(name="ToleratedFailures", default_value=2)


def lambda_arn(name):
    return Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:tenants-{name}")


usage = EMRServerlessStep(
    name="CollectUsage",
    display_name="Collect usage",
    description="Spark job over the access logs",
    application_id="00fexample",
    job_config=EMRServerlessJobConfig(
        job_driver={"sparkSubmit": {"entryPoint": "s3://tenants-code/usage.py", "entryPointArguments": ["--month", month]}},
        execution_role_arn=role,
    ),
)
tenants = LambdaStep(
    name="ListTenants",
    lambda_func=lambda_arn("list"),
    inputs={"month": month},
    outputs=[LambdaOutput(output_name="tenants")],
    cache_config=CacheConfig(enable_caching=True, expire_after="PT1H"),
    depends_on=[usage],
)

processor = ScriptProcessor(image_uri=image, command=["python3"], role=role, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session)
score = ProcessingStep(
    name="ScoreTenant",
    step_args=processor.run(
        code="s3://tenants-code/score.py",
        inputs=[ProcessingInput(
            input_name="usage",
            s3_input=ProcessingS3Input(
                s3_uri=Join(on="/", values=["s3://tenants/usage", month, CurrentItem()]), local_path="/opt/ml/processing/usage", s3_data_type="S3Prefix"
            ),
        )],
        outputs=[ProcessingOutput(
            output_name="scores",
            s3_output=ProcessingS3Output(
                s3_uri=Join(on="/", values=["s3://tenants/scores", month, CurrentItem()]), local_path="/opt/ml/processing/scores", s3_upload_mode="EndOfJob"
            ),
        )],
    ),
)
every = ForEachStep(
    name="EveryTenant",
    iterable_items=tenants.properties.Outputs["tenants"],
    max_concurrency=8,
    for_each_body=[score],
    selector=ForEachSelector(pick="MaxBy", field=IterationOutput(score).ProcessingEndTime),
)
check = ConditionStep(
    name="TooManyFailures",
    conditions=[ConditionGreaterThan(left=every.properties.FailedStepCount, right=failures)],
    if_steps=[FailStep(name="Broken", error_message=Join(on=" ", values=["more failures than", failures]))],
    else_steps=[LambdaStep(name="Bill", lambda_func=lambda_arn("bill"), inputs={"last": every.properties.Selected.ProcessingJobName})],
)
tell = LambdaStep(
    name="TellOnCall",
    lambda_func=lambda_arn("page"),
    inputs={"month": month},
    depends_on=[StepDependency(usage, TriggerCondition.FAILED), StepDependency(tenants, TriggerCondition.FAILED)],
)
cleanup = CleanupStep(name="DropScratch", s3_sources=[S3CleanupSource(every)], depends_on=["TooManyFailures"])

pipeline = Pipeline(
    name="tenant-scoring", parameters=[month, failures], steps=[usage, tenants, every, check, tell, cleanup], sagemaker_session=session
)
