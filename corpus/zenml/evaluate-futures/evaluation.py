from dataclasses import dataclass, field
from typing import Annotated, Any, Dict, List, Tuple

from zenml import step


@step
def load_suite(tasks: int = 2) -> Annotated[List[str], "tasks"]:
    return [f"task{i}" for i in range(tasks)]


@step
def run_task(model: str, task: str) -> Tuple[Annotated[float, "score"], Annotated[int, "tokens"]]:
    score = len(model) / 10 + (0.0 if task.endswith("0") else 0.01)
    return score, 100


@step
def average(scores: List[float]) -> Annotated[float, "mean"]:
    return sum(scores) / len(scores)


@step
def bill(tokens: List[int]) -> None:
    ...


@step
def promote(mean: float, rank: int) -> None:
    ...


@step
def give_up(best: str) -> None:
    ...


@dataclass
class Suite:
    tasks: List[str]
    futures: Dict[Tuple[str, str], Any] = field(default_factory=dict)

    def launch(self, model):
        for task in self.tasks:
            self.futures[model, task] = run_task.submit(model, task)
        return self

    def scores(self, model):
        return [f[0] for (m, _), f in self.futures.items() if m == model]

    def tokens(self):
        return [f.get_artifact("tokens") for f in self.futures.values()]
