"""Visitors of the museums: AutoML over the year, the best candidate becomes a model and is registered."""
from sagemaker import AutoML, AutoMLInput
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_experiment_config import PipelineExperimentConfig

ROLE = "arn:aws:iam::111122223333:role/museums"
session = PipelineSession()
visits = ParameterString("VisitsUri", default_value="s3://museums/visits.csv")
target = ParameterString("Target", default_value="visitors")

automl = AutoML(
    role=ROLE, target_attribute_name=target, mode="ENSEMBLING", sagemaker_session=session,
    output_path=Join(on="/", values=["s3://museums/automl", ExecutionVariables.PIPELINE_EXECUTION_ID]),
)
search = AutoMLStep(
    name="SearchModel",
    step_args=automl.fit(inputs=[AutoMLInput(inputs=visits, target_attribute_name=target, channel_type="training")]),
)
best = search.get_best_auto_ml_model(ROLE, sagemaker_session=session)

create = ModelStep(name="VisitorsModel", step_args=best.create(instance_type="ml.m5.large"))
register = ModelStep(
    name="RegisterVisitors",
    step_args=best.register(
        content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"],
        model_package_group_name="museum-visitors", approval_status="PendingManualApproval",
        model_metrics=ModelMetrics(model_statistics=MetricsSource(s3_uri=search.properties.BestCandidateProperties.ModelInsightsJsonReportPath, content_type="application/json")),
    ),
)

pipeline = Pipeline(
    name="museum-visitors",
    parameters=[visits, target],
    steps=[search, create, register],
    pipeline_experiment_config=PipelineExperimentConfig(ExecutionVariables.PIPELINE_NAME, Join(on="-", values=["run", ExecutionVariables.PIPELINE_EXECUTION_ID])),
    sagemaker_session=session,
)
