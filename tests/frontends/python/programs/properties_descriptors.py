# Properties, cached properties, class attributes, slots.
from functools import cached_property


class Temperature:
    __slots__ = ("_c",)

    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, value):
        self._c = (value - 32) * 5 / 9

    c = property(lambda self: self._c)


t = Temperature(100)
print(t.f, t.c)
t.f = 32
print(t.c)


class Lazy:
    loads = 0

    @cached_property
    def data(self):
        Lazy.loads += 1
        return [1, 2]

    @property
    def first(self):
        return self.data[0]


lazy = Lazy()
print(lazy.data, lazy.first, lazy.data is lazy.data, Lazy.loads)
try:
    lazy.first = 5
except AttributeError:
    print("AttributeError")


class Config:
    defaults = {"a": 1}
    name: str = "cfg"
    count: int

    def __init__(self, **overrides):
        self.values = {**self.defaults, **overrides}

    def __getattr__(self, name):
        values = self.__dict__.get("values", {})
        if name in values:
            return values[name]
        raise AttributeError(f"no {name}")


c = Config(b=2)
print(c.a, c.b, c.name, getattr(c, "zzz", "dflt"), Config.name)
try:
    c.zzz
except AttributeError as error:
    print(error)


class Meta:
    @classmethod
    def names(cls):
        return [k for k in vars(cls) if not k.startswith("_") and not callable(getattr(cls, k))]


class Sub(Meta):
    alpha = 1
    beta = 2


print(Sub.names(), Sub.__name__, Sub.alpha + Sub().beta, getattr(Sub, "alpha"), setattr(Sub, "gamma", 3), Sub.gamma)
