"""Moderation of reviews with function steps."""
from typing import Tuple

from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

ENVIRONMENT = dict(
    image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/moderation:2",
    instance_type="ml.m5.xlarge",
    role="arn:aws:iam::111122223333:role/moderation",
)

reviews_uri = ParameterString(name="reviews_uri", default_value="s3://reviews/2023.jsonl")
share = ParameterFloat(name="share", default_value=0.2)


@step(name="load", **ENVIRONMENT)
def load(uri) -> list:
    import json

    return [json.loads(line) for line in open(uri)]


@step(name="split", **ENVIRONMENT)
def split(reviews, share) -> Tuple:
    cut = int(len(reviews) * (1 - share))
    return reviews[:cut], reviews[cut:]


@step(name="train", **ENVIRONMENT)
def train(reviews):
    words = {}
    for review in reviews:
        for word in review["text"].split():
            words[word] = words.get(word, 0) + (1 if review["hidden"] else -1)
    return words


@step(name="evaluate", **ENVIRONMENT)
def evaluate(model, reviews):
    right = sum((sum(model.get(w, 0) for w in r["text"].split()) > 0) == r["hidden"] for r in reviews)
    return {"accuracy": right / len(reviews)}


@step(name="publish", **ENVIRONMENT)
def publish(model, report):
    print(len(model), report)


parts = split(load(reviews_uri), share)
model = train(parts[0])
report = evaluate(model, parts[1])
done = publish(model, report)

pipeline = Pipeline("review-moderation", parameters=[reviews_uri, share], steps=[done], sagemaker_session=PipelineSession())
