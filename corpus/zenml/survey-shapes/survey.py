"""Survey answers: what is computed depends on the parameters of the pipeline."""
from enum import Enum
from typing import Dict, List, Optional

from typing_extensions import Annotated
from zenml import pipeline, step


class Language(str, Enum):
    DE = "de"
    EN = "en"


@step
def read_answers(path: str) -> List[str]:
    return ["good", "bad"]


@step
def translate(answers: List[str], source: str) -> Annotated[List[str], "translated"]:
    return answers


@step
def topics(answers: List[str], n: int) -> Annotated[Dict[str, int], "topics"]:
    return {f"t{i}": i for i in range(n)}


@step
def sentiment(answers: List[str], model: str = "small") -> Annotated[float, "sentiment"]:
    return 0.5


@step
def report(found: List[Dict[str, int]], mood: Optional[float] = None, title: str = "Survey") -> None:
    print(title, len(found), mood)


@pipeline
def survey(
    path: str = "data/answers.csv",
    language: Language = Language.DE,
    topic_counts: Optional[List[int]] = None,
    mood: str = "none",
):
    answers = read_answers(path)
    if language is not Language.EN:
        answers = translate(answers, source=language.value)
    found = [topics(answers, n=n) for n in topic_counts or (5, 10)]
    match mood:
        case "small" | "large":
            feeling = sentiment(answers, model=mood)
        case "none":
            feeling = None
        case other:
            raise ValueError(other)
    if len(found) == 1:
        report(found[0:1], mood=feeling, title=f"Survey ({language.value})")
    else:
        report(found, mood=feeling)


if __name__ == "__main__":
    survey()
    survey(language="en", topic_counts=[3], mood="large")
    survey(mood="small", topic_counts=["2", 4, 8])
