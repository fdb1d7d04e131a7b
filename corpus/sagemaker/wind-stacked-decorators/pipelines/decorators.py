import functools
import inspect
import time
from contextlib import contextmanager


def logged(func=None, *, level="INFO"):
    if func is None:
        return functools.partial(logged, level=level)

    @functools.wraps(func)
    def inner(*args, **kwargs):
        began = time.perf_counter()
        try:
            return func(*args, **kwargs)
        finally:
            print(f"[{level}] {func.__qualname__} took {time.perf_counter() - began:.3f}s")

    return inner


def step(*deps, name=None, retries=0):
    """Marks a method as maker of a step; arguments named like other steps are filled in."""

    def mark(func):
        func.__step__ = {"name": name or func.__name__, "deps": deps, "retries": retries}
        return func

    return mark


class collect:
    """Class decorator with arguments: gathers marked methods in order of definition."""

    def __init__(self, prefix="", order="definition"):
        self.prefix = prefix
        self.order = order

    def __call__(self, cls):
        makers = [(n, f) for n, f in vars(cls).items() if hasattr(f, "__step__")]
        if self.order == "name":
            makers.sort(key=lambda pair: pair[0])
        cls.__makers__ = dict(makers)
        cls.prefix = self.prefix
        original = cls.__init__

        @functools.wraps(original)
        def __init__(this, *args, **kwargs):
            original(this, *args, **kwargs)
            this._made = {}

        cls.__init__ = __init__
        cls.make = make
        cls.all = all_steps
        return cls


def make(self, name):
    if name in self._made:
        return self._made[name]
    maker = type(self).__makers__[name]
    wanted = list(inspect.signature(maker).parameters)[1:]
    given = {w: self.make(w) for w in wanted}
    info = maker.__step__
    made = maker(self, **given)
    for dep in info["deps"]:
        made.add_depends_on([self.make(dep)])
    self._made[name] = made
    return made


def all_steps(self):
    return [self.make(n) for n in type(self).__makers__]


class scoped:
    @classmethod
    @contextmanager
    def environment(cls, **values):
        before = dict(cls.values)
        cls.values.update(values)
        try:
            yield cls
        finally:
            cls.values.clear()
            cls.values.update(before)

    values = {}
