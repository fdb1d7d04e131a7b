import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("--aggregate-step")
parser.add_argument("--day")
parser.add_argument("--out")
args = parser.parse_args()
spark = SparkSession.builder.appName("features").getOrCreate()
frame = spark.read.parquet(f"s3a://clickstream-lake/aggregates/{args.day}")
frame.write.mode("overwrite").parquet(f"{args.out}/train")
