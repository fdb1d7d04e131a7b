REGION = "us-east-1"
PREFIX = "scoring"
SEGMENTS = ("private", "business")
INSTANCE = {"private": ("ml.m5.2xlarge", 4), "business": ("ml.m5.xlarge", 1)}
