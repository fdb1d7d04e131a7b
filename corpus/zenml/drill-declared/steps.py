from zenml import step


@step
def read_logs(well: str) -> list:
    return []


@step
def clean(logs: list, rate: int = 1) -> list:
    return logs


@step
def fit(parts: list) -> dict:
    return {}
