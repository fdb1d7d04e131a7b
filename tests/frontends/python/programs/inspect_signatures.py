# What inspect says of functions, methods and classes.
import functools
import inspect


def build(name, size=3, *inputs, role="r", **options):
    return name


class Job:
    kind = "job"

    def __init__(self, name, *, retries=2):
        self.name = name

    def run(self, code, wait=True):
        return code


def logged(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        bound = inspect.signature(fn).bind(*args, **kwargs)
        given = list(bound.arguments)
        bound.apply_defaults()
        print(fn.__name__, given, dict(bound.arguments))
        return fn(*args, **kwargs)

    return inner


for thing in (build, Job, Job("x").run, logged(build)):
    params = inspect.signature(thing).parameters
    print([(p.name, None if p.default is inspect.Parameter.empty else p.default) for p in params.values()])
print([p.name for p in inspect.signature(build).parameters.values() if p.kind == inspect.Parameter.KEYWORD_ONLY])
print([p.kind is p.VAR_KEYWORD for p in inspect.signature(build).parameters.values()])
logged(build)("a", 4, "b", "c", deep=True)
logged(build)("a", role="other")
print([n for n, v in inspect.getmembers(Job, inspect.isfunction) if not n.startswith("_")])
print([n for n, _ in inspect.getmembers(Job("y"), predicate=inspect.ismethod)])
print(inspect.isclass(Job), inspect.isclass(build), inspect.isfunction(len), inspect.isgeneratorfunction(build))
known = {"name": "n", "size": 1, "wrong": 2}
print(build(**{k: v for k, v in known.items() if k in inspect.signature(build).parameters}))
print(build.__defaults__, sorted(inspect.signature(Job).parameters))
