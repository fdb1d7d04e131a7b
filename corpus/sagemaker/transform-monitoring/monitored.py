from sagemaker.model_monitor import DatasetFormat
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, ModelQualityCheckConfig

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/monitoring"

data = ParameterString("Data", default_value="s3://claims/incoming/")
truth_known = ParameterBoolean(name="TruthKnown", default_value=False)
job = CheckJobConfig(role=role, instance_type="ml.m5.large", sagemaker_session=session)


def transform_args(model, path):
    transformer = Transformer(
        model_name=model, instance_count=1, instance_type="ml.m5.xlarge", accept="text/csv", output_path=path, sagemaker_session=session
    )
    return transformer.transform(data, content_type="text/csv", split_type="Line")


incoming = MonitorBatchTransformStep(
    name="Claims",
    display_name="Score claims",
    transform_step_args=transform_args("claims-champion", "s3://claims/scores"),
    monitor_configuration=DataQualityCheckConfig(
        baseline_dataset=data, dataset_format=DatasetFormat.csv(header=True), output_s3_uri="s3://claims/monitoring/data"
    ),
    check_job_configuration=job,
    monitor_before_transform=True,
    fail_on_violation=True,
    supplied_baseline_statistics="s3://claims/baseline/statistics.json",
    supplied_baseline_constraints="s3://claims/baseline/constraints.json",
)
audited = MonitorBatchTransformStep(
    name="Audited",
    transform_step_args=transform_args("claims-challenger", "s3://claims/scores-challenger"),
    monitor_configuration=ModelQualityCheckConfig(
        baseline_dataset="s3://claims/scores-challenger", dataset_format=DatasetFormat.csv(header=False), problem_type="Regression",
        inference_attribute="_c0", ground_truth_attribute="_c1", output_s3_uri="s3://claims/monitoring/model",
    ),
    check_job_configuration=job,
    fail_on_violation=False,
    supplied_baseline_constraints="s3://claims/baseline/model_constraints.json",
)
gate = ConditionStep(
    name="CompareModels", conditions=[ConditionEquals(left=truth_known, right=True)], if_steps=[audited], else_steps=[], depends_on=[incoming]
)
pipeline = Pipeline("claims-monitoring", [data, truth_known], steps=[incoming, gate], sagemaker_session=session)
