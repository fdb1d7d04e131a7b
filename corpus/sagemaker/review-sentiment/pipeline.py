"""Sentiment of product reviews, written with function steps only (and one classic step at the end)."""
from typing import Tuple

from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_outputs import get_step
from sagemaker.workflow.steps import ProcessingStep

from sentiment.evaluation import evaluate
from sentiment.registry import register_model
from sentiment.training import train

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/sentiment:1.4"
CPU = dict(image_uri=IMAGE, instance_type="ml.m5.xlarge", role="arn:aws:iam::111122223333:role/Sentiment")
GPU = {**CPU, "instance_type": "ml.g4dn.xlarge", "keep_alive_period_in_seconds": 600}

sess = PipelineSession()
reviews = ParameterString(name="ReviewsUri", default_value="s3://shop-reviews/2023/")
min_accuracy = ParameterFloat(name="MinAccuracy", default_value=0.85)


@step(name="load-reviews", **CPU)
def load(uri):
    """Read the reviews and drop what has no stars."""
    import pandas as pd

    return pd.read_json(uri, lines=True).dropna(subset=["stars"])


@step(name="split-reviews", display_name="Split", **CPU)
def split(df, share: float = 0.2) -> Tuple:
    test = df.sample(frac=share, random_state=0)
    return df.drop(test.index), test


raw = load(reviews)
parts = split(raw, share=0.25)
model = step(train, name="fine-tune", max_retry_attempts=2, **GPU)(parts[0], epochs=3, base="distilbert-base-uncased")
scores = step(evaluate, name="evaluate", **GPU)(model, parts[1])

registered = step(register_model, name="register", **CPU)(model, scores["accuracy"], group="review-sentiment")

gate = ConditionStep(
    name="accurate-enough",
    conditions=[ConditionGreaterThanOrEqualTo(left=scores["accuracy"], right=min_accuracy)],
    if_steps=[registered],
    else_steps=[FailStep("not-accurate", error_message="accuracy too low")],
)

# classic step that reads a function result
publish = ProcessingStep(
    name="publish-scores",
    step_args=SKLearnProcessor("1.2-1", CPU["role"], instance_type="ml.t3.medium", instance_count=1, sagemaker_session=sess).run(
        code="sentiment/publish.py", arguments=["--f1", scores["by_class"][0].to_string()]
    ),
)
get_step(registered).add_depends_on([publish])

# load, split, fine-tune and evaluate are found through their results
pipeline = Pipeline(name="review-sentiment", parameters=[reviews, min_accuracy], steps=[gate, publish], sagemaker_session=sess)

if __name__ == "__main__":
    pipeline.upsert(role_arn=CPU["role"])
