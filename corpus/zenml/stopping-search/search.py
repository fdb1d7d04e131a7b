"""Search for a depth that is good enough, stop early, and fall back when nothing is."""
from typing import Dict, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def load_table(rows: int = 100) -> Annotated[Dict[str, int], "table"]:
    return {"rows": rows}


@step
def propose(trial: int) -> Annotated[int, "depth"]:
    return 2 + 2 * trial


@step
def fit(table: Dict[str, int], depth: int) -> Tuple[Annotated[Dict[str, int], "tree"], Annotated[float, "score"]]:
    score = 1 - 1 / (1 + depth)
    return {"depth": depth, **table}, score


@step
def calibrate(tree: Dict[str, int]) -> Annotated[Dict[str, int], "calibrated"]:
    return {**tree, "calibrated": 1}


@step
def deploy(tree: Dict[str, int], score: float) -> None:
    print(tree, score)


@step
def fallback(reason: str) -> None:
    print(reason)


@step
def alarm(message: str) -> None:
    raise ConnectionError(message)


@step
def give_up(best: float) -> None:
    raise RuntimeError(f"best score {best:.2f}")


@step
def smoke_test(depth: int) -> int:
    return depth


@pipeline(dynamic=True)
def acceptance(depth: int):
    return smoke_test(depth)


@pipeline(dynamic=True, enable_cache=False)
def search(budget: int = 3, goal: float = 0.8, strict: bool = False):
    table = load_table()
    best_tree, best_score = None, 0.0
    for trial in range(budget):
        depth = propose(trial)
        tree, score = fit(table, depth)
        value = score.load()
        if value > best_score:
            best_tree, best_score = tree, value
        if best_score >= goal:
            break

    if best_score >= goal:
        if best_tree.load()["depth"] > 4:
            best_tree = calibrate(best_tree)
        acceptance(best_tree.load()["depth"])
        deploy(best_tree, best_score)
    elif strict:
        give_up(best_score)
    else:
        try:
            alarm("nothing good enough")
        except Exception:
            fallback(f"best was {best_score:.2f}")
