# Decorators: functions, classes, arguments, stacking, wraps.
import functools


def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        return result

    return wrapper


def repeat(times):
    def decorator(function):
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorator


@trace
def add(a, b=1):
    return a + b


@repeat(times=2)
@trace
def greet(name):
    return f"hi {name}"


print(add(1), add(2, b=3), greet("x"))
registry = {}


def register(name=None):
    def inner(function):
        registry[name or function.__name__] = function
        return function

    return inner


@register()
def first():
    return 1


@register("other")
def second():
    return 2


print(sorted(registry), registry["other"](), first())


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@CountCalls
def square(x):
    return x * x


print(square(3), square(4), square.calls)


def add_repr(cls):
    cls.__repr__ = lambda self: f"<{cls.__name__} {self.x}>"
    return cls


@add_repr
class Item:
    def __init__(self, x):
        self.x = x


print(Item(5))


class Service:
    def __init__(self):
        self._value = 1

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        self._value = new * 2

    @staticmethod
    def static(x):
        return x + 1

    @classmethod
    def create(cls, value):
        instance = cls()
        instance.value = value
        return instance

    @functools.cached_property
    def expensive(self):
        print("computed")
        return self._value * 10


s = Service.create(5)
print(s.value, Service.static(1), s.static(2), s.expensive, s.expensive)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.lru_cache
def cached(x):
    return x


print(fib(20), cached(3))


def optional_arguments(function=None, *, prefix="p"):
    def decorate(f):
        def wrapper(*args):
            return prefix + str(f(*args))
        return wrapper
    return decorate(function) if function is not None else decorate


@optional_arguments
def bare():
    return 1


@optional_arguments(prefix="q")
def called():
    return 2


print(bare(), called())
