import argparse

import boto3

parser = argparse.ArgumentParser()
parser.add_argument("--f1", type=float)
boto3.client("cloudwatch").put_metric_data(Namespace="Sentiment", MetricData=[{"MetricName": "f1", "Value": parser.parse_args().f1}])
