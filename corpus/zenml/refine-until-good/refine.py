"""Refine a mesh until the solver accepts it: a while loop whose only state is the last mesh."""
from typing import Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def coarse(cells: int) -> int:
    return cells


@step
def refine(mesh: int, by: int = 2) -> int:
    return mesh * by


@step
def solve(mesh: int) -> Tuple[Annotated[float, "error"], Annotated[bool, "good"]]:
    error = 100 / mesh
    return error, error < 1


@step
def publish(mesh: int, error: float) -> None:
    print(mesh, error)


@pipeline(dynamic=True, enable_cache=False)
def refine_until_good(cells: int = 20):
    mesh = coarse(cells)
    error, good = solve(mesh)
    while not good.load():
        mesh = refine(mesh)
        error, good = solve(mesh)
    publish(mesh, error)


if __name__ == "__main__":
    refine_until_good()
