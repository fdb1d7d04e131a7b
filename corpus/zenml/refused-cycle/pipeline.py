from zenml import pipeline, step


@step
def dump(database: str) -> str:
    return f"/dumps/{database}"


@step
def verify(path: str) -> None:
    pass


@pipeline
def backup(database: str = "shop"):
    path = dump(database, after="verify")
    verify(path)
