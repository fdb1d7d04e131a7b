from typing import Annotated, Tuple

from zenml import pipeline, step


@step
def residuals() -> Annotated[float, "residuals"]:
    return 1.0


@step
def add_tree(residuals: float, number: int) -> Tuple[Annotated[str, "tree"], Annotated[float, "residuals"]]:
    return f"tree-{number}", residuals / 2


@step
def validate(tree: str, residuals: float) -> Annotated[float, "loss"]:
    return residuals


@step
def publish(residuals: float) -> None:
    print(residuals)


@step
def stop_early(number: int) -> None:
    print(number)


@step
def not_converged() -> None:
    pass


@pipeline(dynamic=True, enable_cache=False)
def boosting(rounds: int = 3, patience: int = 10):
    rest = residuals()
    for number in range(rounds):
        tree, rest = add_tree(rest, number)
        loss = validate(tree, rest).load()
        if loss < 0.2:
            stop_early(number)
            break
        if number > patience:
            break
    else:
        not_converged()
    publish(rest)
