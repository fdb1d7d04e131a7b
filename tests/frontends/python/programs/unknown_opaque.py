# Values of libraries that nobody declares flow through.
import boto3
import numpy as np
import pandas as pd
from somewhere.unknown import thing

session = boto3.Session()
region = session.region_name
bucket = session.client("sts").get_caller_identity()["Account"]
print(region, f"s3://{bucket}/data", f"{region}-x", "{}/{}".format(bucket, "k"), "-".join([region, "y"]))
frame = pd.read_csv("x.csv")
for row in frame.iterrows():
    inner = row
total = np.mean([1, 2]) + 1
print("done", thing.value, f"{thing.call(1)}", len([frame, total]))
a, b = thing.pair()
print([a, b] == [a, b], a is b)
with thing.open() as handle:
    text = handle.read()
print(f"<{text}>")
