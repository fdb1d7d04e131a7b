from dataclasses import dataclass, field
from typing import Annotated, Callable, List

from zenml import pipeline, step


@step
def read(language: str) -> Annotated[str, "text"]:
    return f"a text in {language}"


@step
def tokenize(text: str) -> Annotated[List[str], "tokens"]:
    return text.split()


@step
def lemmatize(tokens: List[str]) -> Annotated[List[str], "tokens"]:
    return tokens


@step
def stem(tokens: List[str], rules: int = 3) -> Annotated[List[str], "tokens"]:
    return tokens


@step
def embed(token: str) -> Annotated[int, "vector"]:
    return len(token)


@step
def index(vectors: List[int], name: str) -> None:
    print(vectors, name)


@step
def too_long(count: int) -> None:
    print(count)


@dataclass
class Settings:
    language: str
    lemmas: bool
    limit: int
    stages: List[Callable] = field(default_factory=list)

    def __post_init__(self):
        self.stages = [tokenize, lemmatize if self.lemmas else stem]


class Job:
    def __init__(self, settings: Settings):
        self.settings = settings

    def run(self):
        value = read(self.settings.language)
        for stage in self.settings.stages:
            value = stage(value)
        count = len(value.load())
        if count > self.settings.limit:
            too_long(count)
            return None
        vectors = embed.map(value)
        index(vectors, name=f"{self.settings.language}-index")
        return vectors


@pipeline(dynamic=True, enable_cache=False)
def corpus_job(language: str = "en", lemmas: bool = True, limit: int = 10):
    Job(Settings(language, lemmas, limit)).run()
