"""Claims, migrated from SageMaker function steps."""
from typing import Annotated, List, Tuple

from zenml import pipeline, step


@step
def read_claims(uri: str) -> List[float]:
    return [1.0, 2.0, 3.0]


@step
def halve(claims: List[float]) -> Tuple[Annotated[List[float], "first"], Annotated[List[float], "second"]]:
    middle = len(claims) // 2
    return claims[:middle], claims[middle:]


@step
def fit(claims: List[float]) -> float:
    return sum(claims) / len(claims)


@step
def score(model: float, claims: List[float]) -> float:
    return 1 - abs(model - sum(claims) / len(claims))


@step
def deploy(model: float) -> None:
    print(model)


@step
def tell_owner(value: float) -> None:
    print(value)


@pipeline(dynamic=True)
def claims_functions(claims_uri: str = "s3://claims/all.json", least: float = 0.7):
    first, second = halve(read_claims(claims_uri))
    model = fit(first)
    quality = score(model, second)
    if quality.load() >= least:
        deploy(model)
    else:
        tell_owner(quality)
