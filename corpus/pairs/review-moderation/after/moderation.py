"""Moderation of reviews. Migrated from SageMaker function steps."""
import json
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step

Reviews = List[Dict[str, Any]]


@step
def load(uri: str) -> Annotated[Reviews, "reviews"]:
    from zenml.io import fileio

    with fileio.open(uri) as lines:
        return [json.loads(line) for line in lines]


@step
def split(reviews: Reviews, share: float) -> Tuple[Annotated[Reviews, "kept"], Annotated[Reviews, "held_out"]]:
    cut = int(len(reviews) * (1 - share))
    return reviews[:cut], reviews[cut:]


@step
def train(reviews: Reviews) -> Tuple[Annotated[Dict[str, int], "model"], Annotated[List[str], "vocabulary"]]:
    words: Dict[str, int] = {}
    for review in reviews:
        for word in review["text"].split():
            words[word] = words.get(word, 0) + (1 if review["hidden"] else -1)
    return words, sorted(words)


@step
def evaluate(model: Dict[str, int], reviews: Reviews) -> Annotated[Dict[str, float], "report"]:
    right = sum((sum(model.get(w, 0) for w in r["text"].split()) > 0) == r["hidden"] for r in reviews)
    return {"accuracy": right / len(reviews)}


@step
def publish(model: Dict[str, int], report: Dict[str, float]) -> None:
    print(len(model), report)


@pipeline
def review_moderation(reviews_uri: str = "s3://reviews/2023.jsonl", share: float = 0.2):
    kept, held_out = split(load(reviews_uri), share)
    model, _ = train(kept)
    publish(model, evaluate(model, held_out))


if __name__ == "__main__":
    review_moderation()
