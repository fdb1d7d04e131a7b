"""Baselines of the monitors: export with Spark, check the data, check the bias, write the report."""
from sagemaker.clarify import BiasConfig, DataConfig
from sagemaker.model_monitor import DatasetFormat
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, DataBiasCheckConfig
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep

BUCKET = "s3://monitor-baselines"


def create(role="arn:aws:iam::111122223333:role/monitors"):
    session = PipelineSession()
    day = ParameterString("Day", default_value="2024-01-02")
    job = CheckJobConfig(role=role, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=session)
    export = EMRStep(
        name="ExportCustomers", display_name="Export", description="", cluster_id="j-EXAMPLE",
        step_config=EMRStepConfig(jar="command-runner.jar", args=["spark-submit", f"{BUCKET}/export.py", day]),
    )
    quality = QualityCheckStep(
        name="CheckDataQuality", check_job_config=job, skip_check=False, register_new_baseline=True, model_package_group_name="customers",
        quality_check_config=DataQualityCheckConfig(
            baseline_dataset=f"{BUCKET}/export/customers.csv", dataset_format=DatasetFormat.csv(header=True), output_s3_uri=f"{BUCKET}/quality"
        ),
        depends_on=[export],
    )
    bias = ClarifyCheckStep(
        name="CheckBias", check_job_config=job, skip_check=False, register_new_baseline=True, model_package_group_name="customers",
        clarify_check_config=DataBiasCheckConfig(
            data_config=DataConfig(s3_data_input_path=f"{BUCKET}/export/customers.csv", s3_output_path=f"{BUCKET}/bias", label="left", dataset_type="text/csv"),
            data_bias_config=BiasConfig(label_values_or_threshold=[1], facet_name="age", facet_values_or_threshold=[40]),
        ),
        depends_on=[quality],
    )
    return Pipeline("monitor-baselines", parameters=[day], steps=[export, quality, bias], sagemaker_session=session)
