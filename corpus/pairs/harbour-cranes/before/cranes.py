"""Wear of the harbour's cranes: Spark over the logs of four machines, a network trained on two."""
import os
from dataclasses import dataclass, field

from sagemaker.inputs import TrainingInput
from sagemaker.network import NetworkConfig
from sagemaker.pytorch import PyTorch
from sagemaker.spark.processing import PySparkProcessor
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import LocalPipelineSession, PipelineSession
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

TAGS = [{"Key": "team", "Value": "port"}, {"Key": "cost-centre", "Value": "4711"}]


@dataclass
class Cluster:
    role: str = "arn:aws:iam::111122223333:role/cranes"
    kms: str = "arn:aws:kms:eu-central-1:111122223333:key/cranes"
    subnets: list = field(default_factory=lambda: ["subnet-0a", "subnet-0b"])
    groups: list = field(default_factory=lambda: ["sg-0c"])

    def network(self):
        return NetworkConfig(enable_network_isolation=False, subnets=self.subnets, security_group_ids=self.groups)


def make_pipeline(cluster=None):
    cluster = cluster or Cluster()
    session = LocalPipelineSession() if os.environ.get("CRANES_LOCAL") == "1" else PipelineSession()
    logs = ParameterString("LogsUri", default_value="s3://harbour/crane-logs/")
    epochs = ParameterInteger("Epochs", default_value=20)

    spark = PySparkProcessor(
        framework_version="3.3", role=cluster.role, instance_count=4, instance_type="ml.r5.4xlarge", max_runtime_in_seconds=3600,
        network_config=cluster.network(), output_kms_key=cluster.kms, sagemaker_session=session, tags=TAGS,
    )
    windows = ProcessingStep(
        name="CutWindows",
        step_args=spark.run(submit_app="s3://harbour/code/windows.py", arguments=["--logs", logs]),
    )
    torch = PyTorch(
        entry_point="wear.py", source_dir="s3://harbour/code/wear.tar.gz", framework_version="2.0.0", py_version="py310", role=cluster.role,
        instance_count=2, instance_type="ml.g5.12xlarge", distribution={"torch_distributed": {"enabled": True}},
        hyperparameters={"epochs": epochs}, subnets=cluster.subnets, security_group_ids=cluster.groups, output_kms_key=cluster.kms,
        sagemaker_session=session, tags=TAGS,
    )
    wear = TrainingStep(name="TrainWear", step_args=torch.fit({"windows": TrainingInput("s3://harbour/windows/")}), depends_on=[windows])
    return Pipeline(
        name="harbour-cranes", parameters=[logs, epochs], steps=[windows, wear], sagemaker_session=session,
        pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=False),
    )


if __name__ == "__main__":
    make_pipeline().upsert(
        role_arn=Cluster.role, tags=TAGS, parallelism_config=ParallelismConfiguration(max_parallel_execution_steps=2)
    )
