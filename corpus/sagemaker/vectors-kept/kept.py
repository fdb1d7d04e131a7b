from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

ROLE = "arn:aws:iam::111122223333:role/kept"
FUNCTION = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:f")


def estimator(hyperparameters):
    return Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/kept:1", ROLE, 1, "ml.m5.large", output_path="s3://kept/out",
                     sagemaker_session=PipelineSession(), hyperparameters=hyperparameters)


def an_empty_list_of_steps_is_not_kept():
    steps = []
    pipeline = Pipeline("P", steps=steps)
    steps.append(FailStep("A", "m"))
    pipeline.steps.append(FailStep("B", "m"))
    return pipeline


def a_list_of_steps_is_kept():
    steps = [FailStep("A", "m")]
    pipeline = Pipeline("P", steps=steps)
    steps.append(FailStep("B", "m"))
    return pipeline


def what_was_not_given_is_a_list():
    pipeline = Pipeline("P")
    count = ParameterInteger("Count", 1)
    pipeline.parameters += [count]
    condition = ConditionStep("C")
    condition.conditions.append(ConditionGreaterThan(count, 1))
    condition.if_steps.append(FailStep("A", "m"))
    condition.else_steps += [FailStep("B", "m")]
    pipeline.steps.append(condition)
    return pipeline


def an_empty_arm_is_not_kept():
    others = []
    count = ParameterInteger("Count", 1)
    condition = ConditionStep("C", conditions=[ConditionGreaterThan(count, 1)], if_steps=[FailStep("A", "m")], else_steps=others)
    others.append(FailStep("B", "m"))
    return Pipeline("P", parameters=[count], steps=[condition])


def enumerations_are_walked_over():
    outputs = [LambdaOutput(kind.value.lower(), kind) for kind in LambdaOutputTypeEnum]
    ask = LambdaStep("Ask", FUNCTION, outputs=outputs)
    back = CallbackStep("Back", "https://sqs.us-east-1.amazonaws.com/111122223333/q", inputs={"a": ask.properties.Outputs["float"]},
                        outputs=[CallbackOutput(name, kind) for name, kind in zip(("uri", "n", "ok"), CallbackOutputTypeEnum)])
    return Pipeline("P", steps=[ask, back, FailStep("F", back.properties.Outputs["ok"])])


def hyperparameters_are_copied():
    given = {"depth": 3}
    first = TrainingStep("T1", step_args=estimator(given).fit())
    given["depth"] = 5
    given["after"] = first.properties.TrainingJobName
    second = TrainingStep("T2", step_args=estimator(given).fit())
    return Pipeline("P", steps=[first, second])
