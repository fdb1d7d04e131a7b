from typing import Annotated, Tuple

from zenml import step


@step
def collect(market: str) -> Annotated[int, "count"]:
    return len(market)


@step
def train(count: int, epochs: int = 1) -> Tuple[Annotated[str, "model"], Annotated[float, "accuracy"]]:
    model = f"model-{count}"
    accuracy = 0.8
    return model, accuracy


@step
def ship(model: str) -> None:
    print(model)


@step
def hold(accuracy: float) -> None:
    print(accuracy)


@step
def summarise(text: str) -> str:
    return text
