from zenml import pipeline, step


@step
def dump(database: str) -> str:
    return f"/dumps/{database}"


@step
def tidy() -> None:
    pass


@pipeline
def backup(database: str = "shop"):
    dump(database)
    tidy(after="dump_database")
