import inspect
from graphlib import TopologicalSorter
from pathlib import Path

import yaml
from zenml import pipeline

import locks

HERE = Path(__file__).resolve().parent


def read(path):
    tasks = yaml.safe_load(path.read_text())["tasks"]
    return {task["name"]: task for task in tasks}


def accepted(step, values):
    names = inspect.signature(step.entrypoint).parameters
    return {key: value for key, value in values.items() if key in names}


class Interpreter:
    def __init__(self, tasks, common):
        self.tasks, self.common, self.done = tasks, common, {}

    def run(self):
        order = TopologicalSorter({name: self.needs(task) for name, task in self.tasks.items()})
        for name in order.static_order():
            self.done[name] = self.call(name, self.tasks[name])

    @staticmethod
    def needs(task):
        needs = task.get("needs") or []
        return [needs] if isinstance(needs, str) else needs

    def call(self, name, task):
        step = getattr(locks, task["step"])
        inputs = {key: self.resolve(value) for key, value in (task.get("with") or {}).items()}
        after = [x for n in self.needs(task) for x in (self.done[n] if isinstance(self.done[n], list) else [n])]
        arguments = {**accepted(step, self.common), **inputs}
        if repeat := task.get("repeat"):
            return [step(**arguments, id=f"{name}-{i}", after=after or None) for i in range(repeat)]
        return step(**arguments, id=name, after=after)

    def resolve(self, value):
        if isinstance(value, str) and value.startswith("$"):
            return self.done[value[1:]]
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return value


@pipeline
def canal(boats: int = 3, season: str = "summer"):
    Interpreter(read(HERE / "canal.yaml"), {"boats": boats, "season": season}).run()


if __name__ == "__main__":
    canal(boats=5)
