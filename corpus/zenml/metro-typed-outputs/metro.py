import typing as t
from dataclasses import dataclass

from typing_extensions import Annotated
from zenml import pipeline, step
from zenml.steps.entrypoint_function_utils import StepArtifact

Split = t.Tuple[Annotated[list, "train"], Annotated[list, "valid"], Annotated[list, "test"]]


@step
def taps(line: str) -> Annotated[list, "taps"]:
    return [line]


@step
def split(rows: list, shares: t.Tuple[float, float] = (0.8, 0.1)) -> Split:
    a = rows
    return a, a, a


@step
def features(rows: list, fitted: t.Optional[dict] = None) -> t.Tuple[Annotated[list, "x"], Annotated[dict, "encoders"]]:
    return rows, {}


@step
def train(x: list, valid: t.Any, depth: int = 4) -> dict:
    return {}


@step
def evaluate(model: dict, sets: t.List[list]) -> t.Tuple[float, float]:
    return 0.1, 0.2


@step
def card(model: dict, mae: float, rmse: float, extras: t.Dict[str, str]) -> None:
    ...


@dataclass
class Parts:
    train: StepArtifact
    rest: t.List[StepArtifact]
    encoders: t.Optional[StepArtifact] = None


def parts_of(line: str) -> Parts:
    first, *rest = split(taps(line))
    return Parts(first, rest)


@pipeline
def crowding(lines: t.List[str] = ["u1"]):
    for line in lines:
        parts = parts_of(line)
        x, parts.encoders = features(parts.train)
        valid, test = parts.rest
        (valid_x, _), (test_x, _) = [features(rows, fitted=parts.encoders) for rows in (valid, test)]
        valid_x, test_x = test_x, valid_x
        model = train(x, valid=valid_x)
        named = dict(zip(("mae", "rmse"), evaluate(model, [valid_x, test_x])))
        card(model, extras={"line": line}, **named)


crowding(lines=["u1", "u6"])
