from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, Optional

import yaml
from pydantic import BaseModel, Field
from zenml import pipeline, step


class Task(BaseModel):
    needs: list[str] = Field(default_factory=list)
    minutes: int = 10


class Plan(BaseModel):
    tasks: dict[str, Task]
    skip: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> "Plan":
        raw = yaml.safe_load(path.read_text())
        defaults = raw.pop("defaults", {})
        raw["tasks"] = {name: {**defaults, **(task or {})} for name, task in raw["tasks"].items()}
        return cls.model_validate(raw)

    def order(self):
        graph = {name: set(task.needs) for name, task in self.tasks.items() if name not in self.skip}
        return list(TopologicalSorter(graph).static_order())


@step
def work(name: str, minutes: int, before: Optional[list] = None) -> Any:
    return name


plan = Plan.load(Path(__file__).with_name("bread.yaml"))


@pipeline
def bakery(loaves: int = 2):
    done: dict[str, Any] = {}
    for name in plan.order():
        task = plan.tasks[name]
        inputs = [done[need] for need in task.needs if need in done]
        done[name] = work(name=name, minutes=task.minutes * (loaves if name == "knead" else 1), **({"before": inputs} if inputs else {}), id=name)
    for loaf in range(loaves):
        work.with_options(parameters={"minutes": 1})(f"slice {loaf}", before=[done["bake"]])


if __name__ == "__main__":
    bakery(3)
