from zenml import step


@step(enable_cache=False)
def decide(wind: list, depth: float, limit: float) -> bool:
    return max(wind) < limit and depth > 0.4


@step
def open_lift(name: str, go: bool) -> str:
    return name


@step
def report(lifts: list, mode: str = "short") -> None:
    print(lifts, mode)
