"""Bread that will be left over: a baseline of the data, a model with what it may drift from, a watched batch transform."""
import sagemaker
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.inputs import CreateModelInput, TransformInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource
from sagemaker.model_monitor import DatasetFormat
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import CreateModelStep

role = "arn:aws:iam::111122223333:role/bakery"
image = "111122223333.dkr.ecr.eu-west-3.amazonaws.com/bakery:5"
sess = PipelineSession()
sales = ParameterString(name="Sales", default_value="s3://bakery/sales.csv")
check_job = CheckJobConfig(role=role, instance_count=1, instance_type="ml.m5.large", sagemaker_session=sess)

baseline = QualityCheckStep(
    name="SalesBaseline",
    quality_check_config=DataQualityCheckConfig(
        baseline_dataset=sales, dataset_format=DatasetFormat.csv(header=True), output_s3_uri="s3://bakery/baseline"
    ),
    check_job_config=check_job,
    skip_check=True,
    register_new_baseline=True,
)
model = Model(image_uri=image, model_data="s3://bakery/model.tar.gz", role=role, sagemaker_session=sess)
register = ModelStep(
    name="Leftovers",
    step_args=model.register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"],
        model_package_group_name="leftovers",
        drift_check_baselines=DriftCheckBaselines(
            model_data_statistics=MetricsSource(
                s3_uri=baseline.properties.BaselineUsedForDriftCheckStatistics, content_type="application/json"
            ),
        ),
    ),
)
# as in the days before ModelStep
create = CreateModelStep(
    name="CreateLeftovers",
    model=sagemaker.model.Model(image_uri=image, model_data="s3://bakery/model.tar.gz", role=role, sagemaker_session=sagemaker.Session()),
    inputs=CreateModelInput(instance_type="ml.m5.large"),
)
transformer = Transformer(
    model_name=create.properties.ModelName, instance_count=1, instance_type="ml.m5.large", accept="text/csv",
    output_path="s3://bakery/forecast", sagemaker_session=sess,
)
watch = MonitorBatchTransformStep(
    name="Forecast",
    transform_step_args=transformer.transform(sales, content_type="text/csv", split_type="Line"),
    monitor_configuration=DataQualityCheckConfig(
        baseline_dataset=sales, dataset_format=DatasetFormat.csv(header=True), output_s3_uri="s3://bakery/watch"
    ),
    check_job_configuration=check_job,
    monitor_before_transform=False,
    fail_on_violation=True,
    supplied_baseline_statistics="s3://bakery/baseline/statistics.json",
    supplied_baseline_constraints="s3://bakery/baseline/constraints.json",
)
pipeline = Pipeline(name="bakery-drift", parameters=[sales], steps=[baseline, register, create, watch], sagemaker_session=sess)
