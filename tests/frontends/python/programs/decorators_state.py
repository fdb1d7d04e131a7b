# Decorators that count and collect.
def counted(f):
    def inner(*args):
        inner.calls += 1
        return f(*args)
    inner.calls = 0
    return inner


STEPS = []


def step(f=None, *, name=None, after=()):
    def wrap(g):
        STEPS.append((name or g.__name__, tuple(after)))
        return g
    return wrap(f) if callable(f) else wrap


@counted
def add(a, b):
    return a + b


@step
def first():
    return 1


@step(name="second-step", after=["first"])
def second():
    return 2


print(add(1, 2), add(3, 4), add.calls, STEPS, first() + second())
