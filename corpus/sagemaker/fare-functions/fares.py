"""Taxi fares: one model a borough, the best three are kept. Nothing has a name but the functions."""
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

BOROUGHS = ["manhattan", "queens", "bronx"]

fares_step = step(
    image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/fares:1",
    instance_type="ml.m5.large",
    role="arn:aws:iam::111122223333:role/fares",
)


@fares_step
def read_rides(uri: str, borough: str) -> dict:
    """Rides of one borough."""
    return {"uri": uri, "borough": borough}


@fares_step
def fit_fare_model_with_a_long_name(rides: dict) -> list:
    """Coefficients."""
    return [1.0, len(rides)]


@fares_step
def summarise(first, second, third, title="fares"):
    """Table of the coefficients."""
    return {title: [first, second, third]}


def build():
    rides = ParameterString(name="RidesUri", default_value="s3://taxi/rides/")
    models = [fit_fare_model_with_a_long_name(read_rides(rides, borough)) for borough in BOROUGHS]
    table = summarise(*[model[1] for model in models], title="per borough")
    return Pipeline("taxi-fares", parameters=[rides], steps=[table], sagemaker_session=PipelineSession())
