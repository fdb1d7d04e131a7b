"""Cross validation as a fan-out, a grid as a product."""
from typing import Annotated, Any, Dict, List, Tuple

from zenml import pipeline, step, unmapped


@step
def load_data() -> Annotated[Dict[str, int], "data"]:
    return {"rows": 100}


@step
def make_folds(n: int) -> Annotated[List[int], "folds"]:
    return list(range(n))


@step
def depths() -> Annotated[List[int], "depths"]:
    return [2, 4]


@step
def fit_fold(fold: int, data: Dict[str, int], depth: int = 3) -> Tuple[Annotated[int, "model"], Annotated[float, "score"]]:
    model = fold * depth
    score = 1.0 / (1 + fold)
    return model, score


@step
def calibrate(model: int) -> Annotated[int, "calibrated"]:
    return model + 1


@step
def mean(scores: List[float]) -> Annotated[float, "mean"]:
    return sum(scores) / len(scores)


@step
def fit_grid(fold: int, depth: int, data: Any = None) -> float:
    return fold + depth / 10


@step
def best_of(scores: List[float]) -> int:
    return scores.index(max(scores))


@step
def refit_on_all(data: Dict[str, int], fold: int) -> None:
    print(data, fold)


@pipeline(dynamic=True, enable_cache=False)
def grid_search(folds: int = 3, refit: bool = True):
    data = load_data()
    fold_list = make_folds(folds)
    fitted = fit_fold.map(fold_list, data=unmapped(data))
    models, scores = fitted.unpack()
    calibrated = calibrate.map(models)
    mean(scores)
    grid = fit_grid.product(fold=fold_list, depth=depths(), data=unmapped(data))
    best_of(grid, id="winner")
    mean(calibrated, id="mean_of_models")
    if refit:
        refit_on_all(data, fold_list.chunk(0))
