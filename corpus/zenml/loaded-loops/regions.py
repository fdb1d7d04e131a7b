from typing import Annotated, Dict, List

from zenml import pipeline, step
from zenml.logger import get_logger

logger = get_logger(__name__)


@step
def discover(regions: List[str]) -> Annotated[List[str], "found"]:
    return [r for r in regions if r != "empty"]


@step
def sizes(found: List[str]) -> Annotated[Dict[str, int], "sizes"]:
    return {r: len(r) for r in found}


@step
def fit(region: str, horizon: int) -> Annotated[float, "error"]:
    return len(region) / (10 * horizon)


@step
def split(region: str) -> None:
    print("too large", region)


@step
def compare(errors: List[float]) -> Annotated[float, "best"]:
    return min(errors)


@step
def nothing_to_do() -> None:
    pass


@pipeline(dynamic=True, enable_cache=False)
def forecast(regions: List[str], horizons: List[int] = [1]):
    found = discover(regions)
    names = found.load()
    if not names:
        nothing_to_do()
        return
    for region, size in sizes(found).load().items():
        if size > 4:
            split(region)
    errors = []
    for i, region in enumerate(names):
        for horizon in horizons:
            logger.info("region %d of %d", i, len(names))
            errors.append(fit(region, horizon))
    compare(errors)
