"""Delays of trams: models that are served by the images of the operator."""
from sagemaker.pipeline import PipelineModel
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.xgboost import XGBoostModel

ROLE = "arn:aws:iam::111122223333:role/trams"
OWN = "111122223333.dkr.ecr.us-east-1.amazonaws.com/trams:3"
session = PipelineSession()
image = ParameterString(name="Image", default_value=OWN)
common = {"role": ROLE, "sagemaker_session": session}
served = {"content_types": ["text/csv"], "response_types": ["text/csv"], "inference_instances": ["ml.m5.large"], "transform_instances": ["ml.m5.large"],
          "model_package_group_name": "trams"}

lines = XGBoostModel(model_data="s3://trams/lines.tar.gz", framework_version="1.5-1", entry_point="serve.py", source_dir="src", **common)
stops = XGBoostModel(model_data="s3://trams/stops.tar.gz", framework_version="1.5-1", entry_point="src/serve.py", **common)
weather = XGBoostModel(image_uri=image, model_data="s3://trams/weather.tar.gz", framework_version="1.5-1", entry_point="serve.py", source_dir="src", **common)
night = XGBoostModel(model_data="s3://trams/night.tar.gz", framework_version="1.5-1", image_uri=OWN, entry_point="serve.py", source_dir="src", name="night", **common)
steps = [
    ModelStep(name="Lines", step_args=lines.register(image_uri=image, **served)),
    ModelStep(name="Stops", step_args=stops.register(image_uri=OWN, **served)),
    ModelStep(name="Weather", step_args=weather.create(instance_type="ml.m5.large")),
    ModelStep(name="Both", step_args=PipelineModel(models=[weather, night], **common).register(image_uri=OWN + ".1", **served)),
]
pipeline = Pipeline(name="trams", parameters=[image], steps=steps, sagemaker_session=session)
