import argparse
import json

import boto3

parser = argparse.ArgumentParser()
parser.add_argument("--ledger")
args = parser.parse_args()
table = boto3.resource("dynamodb").Table(args.ledger)
for row in json.load(open("/opt/ml/processing/fields/fields.json")):
    table.put_item(Item=row)
