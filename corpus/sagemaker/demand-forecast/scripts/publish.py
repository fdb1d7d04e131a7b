import argparse

import boto3

ap = argparse.ArgumentParser()
ap.add_argument("--training-job")
ap.add_argument("--wmape", type=float)
args = ap.parse_args()
boto3.client("cloudwatch").put_metric_data(
    Namespace="Retail/Forecast",
    MetricData=[{"MetricName": "wmape", "Value": args.wmape, "Dimensions": [{"Name": "job", "Value": args.training_job}]}],
)
