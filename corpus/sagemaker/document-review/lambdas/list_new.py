import json
from datetime import datetime, timezone

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    bucket, prefix = event["inbox"][5:].split("/", 1)
    objects = s3.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", [])
    ages = [(datetime.now(timezone.utc) - o["LastModified"]).total_seconds() / 3600 for o in objects]
    key = f"manifests/{event['execution']}.json"
    s3.put_object(Bucket=bucket, Key=key, Body=json.dumps([{"prefix": f"s3://{bucket}/"}, *(o["Key"] for o in objects)]))
    return {
        "manifest": f"s3://{bucket}/{key}",
        "count": len(objects),
        "oldest_hours": max(ages, default=0.0),
        "has_urgent": any("urgent" in o["Key"] for o in objects),
    }
