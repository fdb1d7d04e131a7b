# classmethod and staticmethod over what contextlib and functools make; bases from typing.
import typing as t
from contextlib import contextmanager
from functools import lru_cache, partial


class Scope:
    values = {}

    @classmethod
    @contextmanager
    def having(cls, **values):
        before = dict(cls.values)
        cls.values.update(values)
        try:
            yield cls
        finally:
            cls.values.clear()
            cls.values.update(before)

    @staticmethod
    @contextmanager
    def named(name):
        print("in", name)
        yield name.upper()
        print("out", name)

    @classmethod
    @lru_cache(maxsize=None)
    def label(cls, n):
        return f"{cls.__name__}{n}"

    shout = staticmethod(partial(str.upper))


class Inner(Scope):
    pass


with Scope.having(a=1) as scope:
    print(scope.__name__, scope.values)
with Inner().having(b=2) as scope:
    print(scope.__name__, scope.values)
print(Scope.values)
with Scope.named("x") as name:
    print(name)
with Inner().named("y") as name:
    print(name)
print(Inner.label(3), Scope().label(4))


class Registry(t.Dict[str, t.Any]):
    stage: t.Optional[str] = None

    def __missing__(self, key):
        raise LookupError(f"{self.stage} needs {key}")


registry = Registry(a=1)
registry["b"] = 2
registry.stage = "s"
print(list(registry.values()), dict(registry), isinstance(registry, dict))
try:
    registry["c"]
except LookupError as problem:
    print(problem)


class Steps(t.List[int]):
    def total(self):
        return sum(self)


steps = Steps([1, 2])
steps.append(3)
print(steps.total(), len(steps), steps[-1], isinstance(steps, list))


class Unique(t.Set[str]):
    pass


print(sorted(Unique(["b", "a"]) | {"c"}))
