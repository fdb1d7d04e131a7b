# Abstract bases with template methods.
from abc import ABC, abstractmethod


class Task(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def run(self):
        ...

    @property
    @abstractmethod
    def kind(self):
        ...

    def describe(self):
        return f"{self.kind}:{self.name}:{self.run()}"


class Load(Task):
    kind = "io"

    def run(self):
        return "loaded"


class Train(Task):
    @property
    def kind(self):
        return "ml"

    def run(self):
        return len(self.name)


for task in (Load("csv"), Train("model")):
    print(task.describe(), isinstance(task, Task))
try:
    Task("x")
except TypeError as error:
    print("abstract", "run" in str(error))


class Half(Task):
    def run(self):
        return 0


try:
    Half("h")
except TypeError as error:
    print(error)
