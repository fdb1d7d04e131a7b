"""Grain silos on SDK v3: what is checked stands in tasks.yaml, retries are names of the SDK's enumerations."""
import dataclasses
import os
import typing

import yaml
from sagemaker.core.clarify import BiasConfig, DataConfig
from sagemaker.core.model_monitor import DatasetFormat
from sagemaker.core.processing import Processor
from sagemaker.core.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow.check_job_config import CheckJobConfig
from sagemaker.mlops.workflow.clarify_check_step import ClarifyCheckStep, DataBiasCheckConfig
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.mlops.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.mlops.workflow.steps import ProcessingStep

ROLE = "arn:aws:iam::111122223333:role/silos"
session = PipelineSession()
skip = ParameterBoolean(name="Skip", default_value=False)
data = ParameterString(name="Data", default_value="s3://silos/data.csv")


@dataclasses.dataclass
class Task:
    name: str
    kind: typing.Literal["plain", "quality", "bias"] = "plain"
    retry: typing.Optional[list[str]] = None
    needs: list[str] = dataclasses.field(default_factory=list)
    runtime: typing.Optional[int] = None


class Runner:
    def job(self, task):
        return CheckJobConfig(role=ROLE, instance_count=1, instance_type="ml.m5.large", max_runtime_in_seconds=task.runtime, sagemaker_session=session)

    def plain(self, task, **more):
        run = Processor(role=ROLE, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/silos:1", instance_count=1, instance_type="ml.m5.large",
                        sagemaker_session=session).run(arguments=["--task", task.name])
        retry = [StepRetryPolicy(exception_types=[StepExceptionTypeEnum[name] for name in task.retry], max_attempts=4)] if task.retry else None
        return ProcessingStep(name=task.name, step_args=run, retry_policies=retry, **more)

    def quality(self, task, **more):
        config = DataQualityCheckConfig(baseline_dataset=data, dataset_format=DatasetFormat.csv(header=False), output_s3_uri="s3://silos/quality")
        return QualityCheckStep(name=task.name, quality_check_config=config, check_job_config=self.job(task), model_package_group_name="silos",
                                skip_check=skip, register_new_baseline=True, **more)

    def bias(self, task, **more):
        config = DataBiasCheckConfig(
            data_config=DataConfig(s3_data_input_path=data, s3_output_path="s3://silos/bias", s3_analysis_config_output_path="s3://silos/analysis",
                                   label="rot", headers=["rot", "farm"]),
            data_bias_config=BiasConfig(label_values_or_threshold=[1], facet_name="farm"), methods=["CI"])
        return ClarifyCheckStep(name=task.name, clarify_check_config=config, check_job_config=self.job(task), skip_check=skip, **more)


def build():
    with open(os.path.join(os.path.dirname(__file__), "tasks.yaml")) as file:
        tasks = [Task(**entry) for entry in yaml.safe_load(file)]
    steps = {}
    for task in tasks:
        steps[task.name] = getattr(Runner(), task.kind)(task, depends_on=[steps[name] for name in task.needs] or None)
    return Pipeline(name="silo-checks", parameters=[skip, data], steps=list(steps.values()), sagemaker_session=session)


pipeline = build()
