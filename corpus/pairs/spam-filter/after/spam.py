"""Filter for spam. Migrated from SageMaker."""
from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step

MIN_PRECISION = 0.98


@step
def learn_words(mails: str) -> Tuple[Annotated[Dict[str, float], "filter"], Annotated[List[str], "held_out"]]:
    return {"casino": 0.9}, ["see you at lunch"]


@step
def test_filter(filter: Dict[str, float], held_out: List[str]) -> Annotated[Dict[str, float], "scores"]:
    return {"precision": 0.99}


@step
def install_filter(filter: Dict[str, float]) -> None:
    print(len(filter), "words")


@pipeline(dynamic=True)
def spam_filter(mails: str = "s3://spam/mails/"):
    words, held_out = learn_words(mails)
    scores = test_filter(words, held_out)
    if scores.load()["precision"] >= MIN_PRECISION:
        install_filter(words)
