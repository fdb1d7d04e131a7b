from zenml import step


@step
def score(applications: list, branch: str, threshold: float = 0.5) -> list:
    return [a for a in applications if a > threshold]


@step(enable_cache=True)
def rank(scores: list, top_k: int) -> list:
    return sorted(scores)[:top_k]
