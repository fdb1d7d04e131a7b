from sagemaker.workflow.pipeline_context import PipelineSession

from churn import stages as s
from churn.builder import PipelineBuilder

pipeline = (
    PipelineBuilder("crm-churn", PipelineSession())
    .string("CrmExport", "s3://crm/export/latest")
    .string("Instance", "ml.m5.xlarge")
    .number("MinAuc", 0.8)
    .then(s.clean)
    .then(s.deep_train)
    .then(s.evaluate)
    .when("auc.value", s.EVAL, above=0.8)
    .then(lambda b, last: s.register(b, last))
    .otherwise()
    .fail("ChurnTooWeak", "auc below the limit")
    .end("GoodEnough")
    .build()
)
