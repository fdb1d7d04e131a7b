"""Steel coil sorting, written by somebody who likes tuples: wherever the SDK walks a list, a tuple will do."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionIn, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import SageMakerJobExceptionTypeEnum, SageMakerJobStepRetryPolicy, StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/coils"
session = PipelineSession()
mill = ParameterString("Mill", default_value="north", enum_values=("north", "south"))
grade = ParameterString("Grade", default_value="a")
retries = (
    StepRetryPolicy(exception_types=tuple(StepExceptionTypeEnum), max_attempts=2),
    SageMakerJobStepRetryPolicy(failure_reason_types=(SageMakerJobExceptionTypeEnum["CAPACITY_ERROR"],), max_attempts=3),
)

scan = PropertyFile("Scan", output_name="coils", path="scan.json")
measure = ProcessingStep(
    "Measure",
    step_args=Processor(
        ROLE, "111122223333.dkr.ecr.us-east-1.amazonaws.com/coils:1", 1, "ml.m5.large", entrypoint=("python", "measure.py"),
        sagemaker_session=session, tags=({"Key": "mill", "Value": "north"},),
    ).run(
        arguments=("--mill", mill),
        inputs=(ProcessingInput("s3://coils/raw", "/opt/ml/processing/raw", "raw"),),
        outputs=(ProcessingOutput("/opt/ml/processing/coils", output_name="coils"),),
    ),
    retry_policies=retries,
    property_files=(scan,),
)
learn = TrainingStep(
    "Learn",
    step_args=Estimator(
        "111122223333.dkr.ecr.us-east-1.amazonaws.com/coils:1", ROLE, 1, "ml.m5.large", sagemaker_session=session,
        metric_definitions=({"Name": "loss", "Regex": "loss=(.*)"},), subnets=("subnet-1",), security_group_ids=("sg-1",),
    ).fit({"train": TrainingInput(measure.properties.ProcessingOutputConfig.Outputs["coils"].S3Output.S3Uri, attribute_names=("width",))}),
)
report = LambdaStep(
    "Report",
    Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:coils-report"),
    inputs={"key": Join("-", ("coils", mill, learn.properties.TrainingJobName)), "both": (mill, grade)},
    outputs=(LambdaOutput("state", LambdaOutputTypeEnum.String),),
)
stop = FailStep("Stop", Join(on=" ", values=("no coils of grade", grade)))
sort = ConditionStep(
    "Sort",
    conditions=(
        ConditionIn(mill, ("north", grade)),
        ConditionOr((ConditionEquals(grade, "a"), ConditionEquals(report.properties.Outputs["state"], "done"))),
        ConditionEquals(JsonGet(step_name="Measure", property_file=scan, json_path="count"), 0),
    ),
    if_steps=[stop],
)
pipeline = Pipeline("coil-tuples", parameters=(mill, grade), steps=(measure, learn, report, sort))
