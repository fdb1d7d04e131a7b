import os

from sagemaker.lambda_helper import Lambda
from sagemaker.processing import Processor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

here = os.path.dirname(__file__) or "."
role = "arn:aws:iam::111122223333:role/document-review"
sess = PipelineSession()
inbox = ParameterString(name="Inbox", default_value="s3://contracts-inbox/new/")
reviewers = ParameterString(name="ReviewQueueUrl", default_value="https://sqs.us-east-1.amazonaws.com/111122223333/contract-review")

S, I, F, B = (LambdaOutputTypeEnum.String, LambdaOutputTypeEnum.Integer, LambdaOutputTypeEnum.Float, LambdaOutputTypeEnum.Boolean)

# 1) Which documents are new? --------------------------------------------------
list_new = LambdaStep(
    name="ListNewDocuments",
    lambda_func=Lambda(
        function_name="contracts-list-new",
        execution_role_arn=role,
        script=os.path.join(here, "lambdas", "list_new.py"),
        handler="list_new.handler",
    ),
    inputs={"inbox": inbox, "execution": ExecutionVariables.PIPELINE_EXECUTION_ID},
    outputs=[
        LambdaOutput("manifest", S),
        LambdaOutput("count", I),
        LambdaOutput("oldest_hours", F),
        LambdaOutput("has_urgent", B),
    ],
    cache_config=CacheConfig(enable_caching=False),
)

# 2) Extract the clauses ----------------------------------------------------------
extract = ProcessingStep(
    name="ExtractClauses",
    step_args=Processor(
        image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/contracts/extract:2.1",
        role=role, instance_count=1, instance_type="ml.m5.2xlarge", sagemaker_session=sess,
        entrypoint=["python", "-m", "contracts.extract"],
        env={"URGENT": list_new.properties.Outputs["has_urgent"].to_string()},
    ).run(
        inputs=[ProcessingInput(source=list_new.properties.Outputs["manifest"], destination="/opt/ml/processing/manifest", s3_data_type="ManifestFile")],
        outputs=[ProcessingOutput(output_name="clauses", source="/opt/ml/processing/clauses")],
    ),
)
clauses = extract.properties.ProcessingOutputConfig.Outputs["clauses"].S3Output.S3Uri

# 3) People look at it -------------------------------------------------------------
review = CallbackStep(
    name="HumanReview",
    sqs_queue_url=reviewers,
    inputs={"clauses": clauses, "documents": list_new.properties.Outputs["count"], "answer_before_hours": 48},
    outputs=[
        CallbackOutput(output_name="decision", output_type=CallbackOutputTypeEnum.String),
        CallbackOutput(output_name="corrections", output_type=CallbackOutputTypeEnum.Integer),
    ],
)

# 4) ... and decide --------------------------------------------------------------------
existing = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:contracts-publish")
publish = LambdaStep(
    name="Publish",
    lambda_func=existing,
    inputs={"clauses": clauses, "corrections": review.properties.Outputs["corrections"]},
)
retrain = LambdaStep(
    name="RequestRetraining",
    lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:contracts-retrain"),
    inputs={"reason": Join(on=": ", values=["review said", review.properties.Outputs["decision"]])},
    outputs=[LambdaOutput(output_name="ticket", output_type=S)],
)
decide = ConditionStep(
    name="Accepted",
    conditions=[ConditionEquals(left=review.properties.Outputs["decision"], right="accepted")],
    if_steps=[publish],
    else_steps=[retrain],
)
anything_new = ConditionStep(
    name="AnythingNew",
    conditions=[ConditionGreaterThan(left=list_new.properties.Outputs["count"], right=0)],
    if_steps=[extract, review, decide],
    else_steps=[],
)

pipeline = Pipeline(
    name="contract-review",
    parameters=[inbox, reviewers],
    steps=[list_new, anything_new],
    sagemaker_session=sess,
    pipeline_experiment_config=None,
)
