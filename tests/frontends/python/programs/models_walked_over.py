# pydantic: a model is a sequence of its fields, and a factory may see the fields before it.
import functools
import operator
from types import SimpleNamespace

from pydantic import BaseModel, Field


class Job(BaseModel):
    name: str = "train"
    count: int = 1
    label: str = Field(default_factory=lambda data: f"{data['name']}-{data['count']}")


print(Job(count=2).label, dict(Job()), [name for name, value in Job()], Job(label="x").label)
print(SimpleNamespace(a=1) == SimpleNamespace(a=1), SimpleNamespace(a=1) == SimpleNamespace(a=2))


class Steps:
    def __init__(self):
        self.all = []

    def add(self, name, count=0):
        self.all.append((name, count))
        return self


steps = Steps()
operator.methodcaller("add", "a", count=2)(steps)
print(steps.all)


def f(a, b=2, *, c=3, d):
    """what f does"""


class A:
    @property
    def p(self):
        """what p is"""


print(f.__defaults__, f.__kwdefaults__, A.p.__doc__)


@functools.lru_cache(maxsize=4)
def g(x):
    print("called", x)
    return x


print(g(1), g(1), g.__wrapped__(1))
