# A context manager around functions.
from contextlib import ContextDecorator, contextmanager

log = []


@contextmanager
def span(name):
    log.append(f"<{name}")
    yield name
    log.append(f"{name}>")


def traced(f):
    def inner(*args):
        with span(f.__name__) as n:
            return n, f(*args)
    return inner


@traced
def add(a, b):
    return a + b


print(add(1, 2), log)
for n in ("a", "b"):
    with span(n):
        if n == "a":
            continue
        log.append("body")
print(log)
