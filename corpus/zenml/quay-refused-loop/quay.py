from zenml import pipeline, step


@step
def ships() -> list:
    return ["a", "b"]


@step
def unload(ship: str) -> None:
    pass


@pipeline
def quay():
    for ship in ships():
        unload(ship)


quay()
