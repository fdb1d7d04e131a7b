# Decorators that check arguments.
import functools


def requires(*names):
    def wrap(f):
        @functools.wraps(f)
        def inner(**kwargs):
            missing = [n for n in names if n not in kwargs]
            if missing:
                return f"{f.__name__} needs {missing}"
            return f(**kwargs)
        return inner
    return wrap


def default(**defaults):
    return lambda f: functools.wraps(f)(lambda **kw: f(**{**defaults, **kw}))


@default(b=2)
@requires("a", "b")
def add(a, b):
    return a + b


print(add(a=1), add(), add(a=1, b=5), add.__name__)
