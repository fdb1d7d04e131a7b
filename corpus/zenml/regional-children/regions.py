from typing import Annotated, List, Optional, Tuple

from zenml import pipeline, step


@step
def sales(region: str) -> Annotated[int, "sales"]:
    return {"n": 1, "s": 2, "e": 3}.get(region, 0)


@step
def forecast(sales: int, horizon: int = 4) -> Annotated[int, "forecast"]:
    return sales * horizon


@step
def smooth(value: int) -> Annotated[int, "forecast"]:
    return max(value, 1)


@step
def summarise(values: List[int], names: List[str]) -> Annotated[int, "sum"]:
    return sum(values)


@step
def review(total: int) -> None:
    ...


@pipeline(dynamic=True, enable_cache=False)
def regional(region: str, horizon: int = 2) -> Tuple[Annotated[int, "sales"], Annotated[int, "forecast"]]:
    sold = sales(region)
    predicted = forecast(sold, horizon)
    if predicted.load() == 0:
        predicted = smooth(predicted)
    return sold, predicted


@pipeline(dynamic=True, enable_cache=False)
def backtest(region: str, back: int) -> Annotated[int, "sum"]:
    past = [forecast(sales(region), h + 1) for h in range(back)]
    return summarise(past, [region] * back)


@pipeline(dynamic=True, enable_cache=False)
def group_report(regions: List[str] = ["n"], threshold: int = 100):
    results = {}
    for region in regions:
        sold, predicted = regional(region, horizon=len(region) + 1)
        results[region] = predicted
        if sold.load() >= threshold:
            test = backtest(region, back=2)
            review(test)
    if not results:
        return
    total = summarise([r.load() for r in results.values()], names=sorted(results))
    regional.embed("x")
    review(total)
