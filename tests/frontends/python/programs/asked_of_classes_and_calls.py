# What classes, modules and calls say of themselves: metaclasses that type() finds, bound arguments,
# the order that a dataclass hands on, and comparisons whose result is no truth value.
import inspect
from dataclasses import dataclass


class Registry(type):
    made = []

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        mcs.made.append((name, sorted(options)))
        return cls


class Base(metaclass=Registry):
    pass


Derived = type("Derived", (Base,), {"size": 3})
print(Registry.made, type(Derived) is Registry, Derived.size)


def task(limit, *values, unit="m", **rest):
    return limit, values, unit, rest


signature = inspect.signature(task)
for args, kwargs in (((1,), {}), ((1, 2, 3), {"unit": "km"}), ((), {"limit": 4, "other": 5})):
    bound = signature.bind(*args, **kwargs)
    print(bound.args, bound.kwargs)
    bound.apply_defaults()
    print(bound.args, bound.kwargs, task(*bound.args, **bound.kwargs))


class Job:
    def run(self, name, depth=1):
        return name, depth


job = Job()
bound = inspect.signature(job.run).bind("x", depth=2)
print(bound.args, bound.kwargs, job.run(*bound.args, **bound.kwargs))


@dataclass(order=True)
class Rank:
    level: int
    name: str = ""


@dataclass
class Titled(Rank):
    title: str = ""


print(Titled(1, "b", "z") < Titled(1, "c", "a"), [t.name for t in sorted([Titled(2, "x"), Titled(1, "y")])])


class Condition:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return Condition(f"{self.text} = {other}")

    def __lt__(self, other):
        return Condition(f"{self.text} < {other}")

    def __bool__(self):
        raise TypeError("no truth value")


field = Condition("auc")
print((field == 1).text, (field < 2).text)
try:
    1 < field < 3
except TypeError as problem:
    print(problem)
