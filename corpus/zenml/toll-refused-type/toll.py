from zenml import pipeline, step


@step
def gate(lanes: int) -> int:
    return lanes


@pipeline
def toll(lanes: list = [1, 2]):
    gate(lanes)


toll()
