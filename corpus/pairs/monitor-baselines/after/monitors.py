"""Baselines of the monitors. Migrated from SageMaker."""
from zenml import pipeline, step

BUCKET = "s3://monitor-baselines"


@step
def export_customers(day: str) -> None:
    print("spark-submit", f"{BUCKET}/export.py", day)


# TODO(migration): nobody registers the new baseline any more.
@step
def check_data_quality() -> None:
    print("check", f"{BUCKET}/export/customers.csv")


@step
def check_bias() -> None:
    print("bias", f"{BUCKET}/export/customers.csv")


@pipeline
def monitor_baselines(day: str = "2024-01-02"):
    export_customers(day)
    check_data_quality(after="export_customers")
    check_bias(after=["check_data_quality"])
