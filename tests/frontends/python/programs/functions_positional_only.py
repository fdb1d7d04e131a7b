# Positional-only and keyword-only parameters, defaults evaluated once.
import itertools

counter = itertools.count(1)


def made(a, b=next(counter), /, c=next(counter), *, d=next(counter)):
    return a, b, c, d


print(made(0), made(0), made(0, 9, c=8, d=7), next(counter))


def f(*, name, value=None):
    return name, value


print(f(name="x"), f(**{"name": "y", "value": 1}))
try:
    f("x")
except TypeError as error:
    print(error)
try:
    f()
except TypeError as error:
    print(error)
try:
    f(name=1, other=2)
except TypeError as error:
    print(error)
