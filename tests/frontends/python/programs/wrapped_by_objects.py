# What update_wrapper() and wraps() set on objects of classes.
import functools


class cached:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@cached
def g(x):
    "doc of g"
    return x + 1


def h():
    "doc of h"


h.tag = "t"
k = functools.wraps(h)(cached(g))
print(g.__name__, g.__qualname__, g.__doc__, g(1), g.calls, g.__wrapped__(5))
print(k.__name__, k.__doc__, k.tag)
