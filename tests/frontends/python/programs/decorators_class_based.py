# Decorators that are objects, and decorators of classes.
class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}
        self.calls = 0

    def __call__(self, *args):
        if args not in self.cache:
            self.calls += 1
            self.cache[args] = self.function(*args)
        return self.cache[args]


@Memo
def square(n):
    return n * n


print(square(3), square(3), square(4), square.calls, square.cache)


def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    return cls


@add_repr
class Config:
    def __init__(self, a, b="x"):
        self.a, self.b = a, b


print(Config(1), [Config(2, "y")])
