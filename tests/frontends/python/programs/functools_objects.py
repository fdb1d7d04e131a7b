# Objects that functools makes: partials have attributes of their own, cached properties are seen in
# the class, and both can be derived from.
from functools import cached_property, partial, partialmethod, singledispatchmethod, wraps
import inspect


def train(data, depth=1, *, rate=0.1):
    return data, depth, rate


makers = {}
for depth in (2, 4):
    maker = partial(train, depth=depth)
    print(hasattr(maker, "__name__"), getattr(maker, "__name__", "none"))
    maker.__name__ = f"train_{depth}"
    makers[maker.__name__] = maker
print(sorted(makers), [m("x") for m in makers.values()])
deeper = partial(makers["train_2"], rate=0.5)
print(deeper.func is train, deeper.args, deeper.keywords, deeper("y"))
print(list(inspect.signature(deeper).parameters), callable(deeper), isinstance(deeper, partial))


@wraps(maker)
def wrapped(*args):
    return maker(*args)


print(wrapped.__name__, wrapped("z"))


class Named(partial):
    @property
    def label(self):
        return self.func.__name__.upper()


print(Named(train, 1).label, Named(train, "d", 7)())


class step(cached_property):
    """A property that is a step."""


class flag(property):
    pass


class Flow:
    def __init__(self):
        self.made = []

    @step
    def first(self):
        self.made.append("first")
        return 1

    @step
    def second(self):
        self.made.append("second")
        return self.first + 1

    @flag
    def enabled(self):
        return bool(self.made)

    @enabled.setter
    def enabled(self, value):
        self.made = [value]

    plain = cached_property(lambda self: "plain")

    @staticmethod
    def fixed():
        return "fixed"

    @classmethod
    def made_by(cls):
        return cls.__name__

    def scaled(self, factor, value):
        return factor * value

    double = partialmethod(scaled, 2)

    @classmethod
    def steps(cls):
        return [name for klass in reversed(cls.__mro__) for name, value in vars(klass).items() if isinstance(value, step)]


class Longer(Flow):
    first = None

    @step
    def second(self):
        return Flow.second.func(self) if self.first else "none"


flow = Flow()
print(flow.enabled, flow.second, flow.second, flow.made, flow.enabled, flow.plain)
flow.enabled = "again"
print(flow.made, Flow.steps(), Longer.steps(), Longer().second, flow.double(21))
print({k: type(v).__name__ for k, v in vars(Flow).items() if k in ("first", "plain", "enabled")})
print([n for n, v in vars(Flow).items() if isinstance(v, property)], isinstance(vars(Flow)["plain"], property))
print(isinstance(vars(Flow)["fixed"], staticmethod), isinstance(vars(Flow)["made_by"], classmethod))
