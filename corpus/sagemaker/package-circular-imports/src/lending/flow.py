from typing import TYPE_CHECKING

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from . import steps as st
from .constants import BUCKET, Products

if TYPE_CHECKING:
    from .steps import Builder


class Flow:
    role = "arn:aws:iam::111122223333:role/lending"

    def __init__(self):
        self.session = PipelineSession()
        self.code = f"s3://{BUCKET}/code"

    def pipeline(self, name) -> Pipeline:
        builder: "Builder" = st.Builder(self)
        for product in Products:
            builder.product(product)
        return Pipeline(name=name, steps=builder.finish(), sagemaker_session=self.session)


DEFAULT_INSTANCE = "ml.m5.xlarge"
