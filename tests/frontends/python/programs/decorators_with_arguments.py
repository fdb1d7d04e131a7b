# Decorators with and without arguments, stacked.
import functools


def repeat(times):
    def decorate(f):
        @functools.wraps(f)
        def inner(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(times)]
        return inner
    return decorate


def tag(f):
    f.tag = f"tag-{f.__name__}"
    return f


@tag
@repeat(2)
def hello(name="x"):
    """Says hello."""
    return f"hello {name}"


print(hello(), hello("y"), hello.tag, hello.__name__, hello.__doc__)


def optional(f=None, *, upper=False):
    def decorate(g):
        return lambda s: g(s).upper() if upper else g(s)
    return decorate(f) if f else decorate


@optional
def plain(s):
    return s + "1"


@optional(upper=True)
def loud(s):
    return s + "2"


print(plain("a"), loud("b"))
