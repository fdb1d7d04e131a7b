import argparse

import boto3

p = argparse.ArgumentParser()
p.add_argument("--stufe")
a = p.parse_args()
boto3.client("sns").publish(TopicArn="arn:aws:sns:eu-central-1:111122223333:kredit-audit", Message=f"neuer Challenger in {a.stufe}")
