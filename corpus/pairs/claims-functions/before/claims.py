"""Claims: function steps, one condition."""
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

settings = {"image_uri": "111122223333.dkr.ecr.us-east-1.amazonaws.com/claims:1", "instance_type": "ml.m5.large", "role": "arn:aws:iam::111122223333:role/claims"}


@step(name="read_claims", **settings)
def read_claims(uri):
    return [1.0, 2.0, 3.0]


@step(name="halve", **settings)
def halve(claims):
    middle = len(claims) // 2
    return claims[:middle], claims[middle:]


@step(name="fit", **settings)
def fit(claims):
    return sum(claims) / len(claims)


@step(name="score", **settings)
def score(model, claims):
    return 1 - abs(model - sum(claims) / len(claims))


@step(name="deploy", **settings)
def deploy(model):
    print(model)


@step(name="tell_owner", **settings)
def tell_owner(value):
    print(value)


def claims_pipeline():
    uri = ParameterString(name="claims_uri", default_value="s3://claims/all.json")
    least = ParameterFloat(name="least", default_value=0.7)
    halves = halve(read_claims(uri))
    model = fit(halves[0])
    quality = score(model, halves[1])
    gate = ConditionStep(
        name="good_enough",
        conditions=[ConditionGreaterThanOrEqualTo(left=quality, right=least)],
        if_steps=[deploy(model)],
        else_steps=[tell_owner(quality)],
    )
    return Pipeline(name="claims-functions", parameters=[uri, least], steps=[gate], sagemaker_session=PipelineSession())
