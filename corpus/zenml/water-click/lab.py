from typing import Any, List

from zenml import step


@step
def sample(plant: str, n: int) -> List[float]:
    return [7.0] * n


@step
def titrate(raw: List[float], acid: str = "hcl") -> List[float]:
    return raw


@step
def fit(measured: List[float]) -> Any:
    return sum(measured)


@step
def fetch(name: str) -> Any:
    return name


@step
def judge(model: Any, measured: List[float]) -> bool:
    return True


@step
def archive(files: List[List[float]]) -> None:
    ...
