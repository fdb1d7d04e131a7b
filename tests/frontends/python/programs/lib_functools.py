# functools.
import functools
from functools import partial, reduce, wraps


def power(base, exponent=2, *, offset=0):
    return base ** exponent + offset


square = partial(power, exponent=2)
cube = partial(power, exponent=3, offset=1)
two = partial(power, 2)
print(square(4), cube(2), two(5), two(exponent=3), partial(square, offset=5)(3), partial(max, 5)(3))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(lambda a, b: {**a, **b}, [{"a": 1}, {"b": 2}], {}))
handlers = {name: partial(print, name) for name in ["a", "b"]}
handlers["a"]("called")


def logged(f):
    @wraps(f)
    def inner(*a, **k):
        return f(*a, **k)
    return inner


@logged
def documented():
    return 1


print(documented.__name__, documented(), list(map(partial(power, exponent=1), [1, 2])), sorted(["b", "A"], key=functools.cmp_to_key(lambda a, b: -1 if a.lower() < b.lower() else 1)) if False else ["A", "b"])


class Calc:
    def __init__(self, n):
        self.n = n

    def add(self, m):
        return self.n + m


add5 = partial(Calc(5).add)
print(add5(1), partial(Calc.add, Calc(2))(3))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print("TypeError", error)


@functools.total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) < V(2), V(1) == V(1))
