"""inspect: parameters by name, injection, binding, members."""
import functools
import inspect


def plain(a, b=2, *args, c, d=4, **kwargs):
    """What it does.

    More of it.
    """


class Thing:
    def __init__(self, left, right=1):
        self.left = left

    def method(self, x, y=0):
        return x + y

    def _hidden(self):
        return None

    @staticmethod
    def static(z):
        return z


for name, parameter in inspect.signature(plain).parameters.items():
    print(name, parameter.name, parameter.default is inspect.Parameter.empty, parameter.kind == parameter.KEYWORD_ONLY,
          parameter.kind is inspect.Parameter.VAR_POSITIONAL)
print(list(inspect.signature(Thing).parameters), list(inspect.signature(Thing(1).method).parameters))
print(list(inspect.signature(functools.partial(plain, 1, d=5)).parameters))
print(inspect.signature(lambda u, v: u).parameters["u"].default is inspect._empty)
bound = inspect.signature(plain).bind(1, 2, 3, c=4, e=5)
print(dict(bound.arguments))


def decorated(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@decorated
def wrapped(session, role):
    return session, role


def inject(function, **values):
    needs = inspect.signature(function).parameters
    return function(**{name: values[name] for name in needs if name in values})


print(inject(wrapped, session=1, role=2, other=3), "role" in inspect.signature(wrapped).parameters)
print([name for name, _ in inspect.getmembers(Thing, inspect.isfunction)])
print(inspect.isclass(Thing), inspect.isfunction(plain), inspect.ismethod(Thing(1).method), inspect.isfunction(Thing))
print(inspect.getdoc(plain))
print(inspect.isgeneratorfunction(plain))


def report(*model, verbose, **rest):
    return model, verbose, rest


partial = inspect.signature(report).bind_partial()
for parameter in inspect.signature(report).parameters.values():
    if parameter.kind is inspect.Parameter.VAR_POSITIONAL:
        partial.arguments[parameter.name] = ("early", "late")
    elif parameter.kind is not parameter.VAR_KEYWORD:
        partial.arguments[parameter.name] = 5
print(partial.args, partial.kwargs, report(*partial.args, **partial.kwargs))
print(inspect.signature(report).bind_partial(1, 2, verbose=3, more=4).arguments)
