"""Wear of the harbour's cranes. Migrated from SageMaker.

Both jobs need several machines, which a ZenML step does not have: the steps start them with the SDK and wait.
"""
from zenml import pipeline, step

VPC = {"Subnets": ["subnet-0a", "subnet-0b"], "SecurityGroupIds": ["sg-0c"]}
LAUNCHER = {"orchestrator.sagemaker": {"instance_type": "ml.t3.medium", "output_data_s3_mode": "EndOfJob"}}


@step(settings=LAUNCHER)
def cut_windows(logs: str) -> None:
    print("PySparkProcessor, 4 x ml.r5.4xlarge", VPC, "--logs", logs)


@step(settings=LAUNCHER)
def train_wear(epochs: int) -> None:
    print("PyTorch, 2 x ml.g5.12xlarge", VPC, {"epochs": epochs})


# Migration note: MaxParallelExecutionSteps has no counterpart; the two run one after the other anyway.
@pipeline(enable_cache=False, tags=["port", "4711"])
def harbour_cranes(logs_uri: str = "s3://harbour/crane-logs/", epochs: int = 20):
    cut_windows(logs_uri)
    train_wear(epochs, after="cut_windows")


if __name__ == "__main__":
    harbour_cranes()
