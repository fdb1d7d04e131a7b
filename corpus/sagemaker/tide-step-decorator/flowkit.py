import functools
import inspect
from contextlib import contextmanager
from typing import Callable, ParamSpec, TypeVar

from sagemaker.workflow.function_step import step

P = ParamSpec("P")
R = TypeVar("R")
_defaults = [{"instance_type": "ml.m5.large", "image_uri": "111122223333.dkr.ecr.us-east-1.amazonaws.com/tide:1",
              "role": "arn:aws:iam::111122223333:role/tide"}]
KEEP = []


@contextmanager
def defaults(**kw):
    _defaults.append(_defaults[-1] | kw)
    try:
        yield _defaults[-1]
    finally:
        _defaults.pop()


def task(func: Callable[P, R] | None = None, /, *, name=None, **options):
    if func is None:
        return functools.partial(task, name=name, **options)
    merged = {**_defaults[-1], **options}
    signature = inspect.signature(func)

    @functools.wraps(func)
    def call(*args: P.args, **kwargs: P.kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        label = (name or func.__name__).format(**bound.arguments)
        result = step(func, name=label, **merged)(*bound.args, **bound.kwargs)
        KEEP.append(result)
        return result

    call.options = merged
    return call


def tasks(cls):
    for name, member in list(vars(cls).items()):
        if not name.startswith("_") and inspect.isfunction(member):
            setattr(cls, name, staticmethod(task(member, name=f"{cls.__name__}-{name}")))
    return cls
