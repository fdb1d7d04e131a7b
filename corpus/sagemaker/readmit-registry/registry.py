import functools
import re
from collections import OrderedDict

_REGISTRY = OrderedDict()


def maker(_fn=None, *, name=None, priority=0, tags=()):
    """@maker or @maker(name=..., priority=...)"""
    def wrap(fn):
        label = name or "".join(w.title() for w in fn.__name__.split("_"))

        @functools.wraps(fn)
        def inner(ctx, *args, **kwargs):
            step = fn(ctx, label, *args, **kwargs)
            ctx.record(fn.__name__, step, tags=tags)
            return step

        inner.priority = priority
        inner.label = label
        _REGISTRY[fn.__name__] = inner
        return inner

    return wrap if _fn is None else wrap(_fn)


def ordered():
    return sorted(_REGISTRY.values(), key=lambda f: (-f.priority, f.label))


def retrying(times):
    def deco(fn):
        @functools.wraps(fn)
        def call(ctx, *a, **k):
            k.setdefault("retries", times)
            return fn(ctx, *a, **k)
        return call
    return deco


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
