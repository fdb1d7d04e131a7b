from zenml import step


@step(enable_cache=False)
def rate(currency: str) -> float:
    return 1.0
